"""Limits on attempts: counted once for all processes; and answers that tell nothing."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse

from notifications.models import Message
from tests.factories import PASSWORD, UserFactory

ADDRESS = "awa@example.org"
UNKNOWN = "nobody@example.org"


@pytest.mark.django_db(transaction=True)
def test_attempts_at_once_in_many_connections_are_counted_together(settings):
    """As web processes do, each thread has a connection of its own."""
    settings.ACCOUNT_RATE_LIMITS = {"login": "5/m/ip", "login_failed": None}

    def attempt(_number) -> int:
        try:
            answer = Client().post(reverse("account_login"), {"login": UNKNOWN, "password": "wrong"})
            return answer.status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(attempt, range(12)))
    assert 1 <= statuses.count(200) <= 5
    assert statuses.count(200) + statuses.count(429) == 12


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "limit", "fields"),
    [
        ("account_login", {"login": "1/m/ip"}, {"login": UNKNOWN, "password": "x"}),
        ("account_request_login_code", {"request_login_code": "1/m/ip"}, {"email": UNKNOWN}),
        ("account_reset_password", {"reset_password": "1/m/ip"}, {"email": UNKNOWN}),
        (
            "account_signup",
            {"signup": "1/m/ip"},
            {"family_names": "N", "email": UNKNOWN, "password1": PASSWORD},
        ),
    ],
)
def test_too_many_of_each_are_answered_in_the_portals_frame(settings, name, limit, fields):
    settings.ACCOUNT_RATE_LIMITS = limit
    answers = [Client().post(reverse(name), fields) for _time in range(2)]
    assert answers[0].status_code != 429
    if answers[1].status_code != 429:  # said in the form, as a fault of it
        assert answers[1].status_code == 200
        assert answers[1].context["form"].errors
    assert 'class="site-header"' in answers[1].content.decode()


def test_the_counts_hold_no_address_that_can_be_read(client):
    client.post(reverse("account_login"), {"login": ADDRESS, "password": "x"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM shared_cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert keys
    assert not [key for key in keys if "awa" in key or "example" in key]


# --- What an answer tells --------------------------------------------------------------------


@pytest.fixture
def hashed(monkeypatch):
    """How many passwords were reckoned: the part of an answer that takes its time."""
    counted = []
    original = MD5PasswordHasher.encode

    def encode(self, password, salt, *rest):
        counted.append(1)
        return original(self, password, salt, *rest)

    monkeypatch.setattr(MD5PasswordHasher, "encode", encode)
    return counted


def _work(hashed, ask) -> tuple[int, int]:
    """Passwords reckoned and messages posted by one request."""
    cache.clear()
    hashed.clear()
    before = Message.objects.count()
    ask()
    return len(hashed), Message.objects.count() - before


@pytest.mark.parametrize("is_active", [True, False], ids=["open", "closed"])
@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("account_login", {"login": "{}", "password": "a wrong password"}),
        ("account_request_login_code", {"email": "{}"}),
        ("account_reset_password", {"email": "{}"}),
    ],
)
def test_a_known_address_costs_the_same_work_and_mail_as_an_unknown_one(hashed, name, fields, is_active):
    UserFactory(email=ADDRESS, is_active=is_active)

    def ask(address):
        sent = {key: value.format(address) for key, value in fields.items()}
        return lambda: Client().post(reverse(name), sent)

    known, unknown = _work(hashed, ask(ADDRESS)), _work(hashed, ask(UNKNOWN))
    assert known == unknown


def test_signing_up_with_a_known_address_costs_the_same_mail(hashed):
    UserFactory(email=ADDRESS)
    details = {"given_names": "A", "family_names": "B", "password1": PASSWORD}

    def ask(address):
        return lambda: Client().post(reverse("account_signup"), {**details, "email": address})

    known, unknown = _work(hashed, ask(ADDRESS)), _work(hashed, ask(UNKNOWN))
    assert known == unknown
