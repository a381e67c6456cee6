"""Every address of the portal, opened as everybody, against what the permission layer says."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import path

from academy.access import Audience, Page, Undecided, pages
from accounts.roles import Role
from tests.factories import UserFactory

from .access_world import ASK_MORE, World
from .demonstrated import browser_of, person

pytestmark = [pytest.mark.walk, pytest.mark.usefixtures("demonstration")]


@pytest.fixture
def world(settings):
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"
    return World()


# As a browser asks, and as its script does that sends files in parts.
LED_AWAY = ("/login/", "/reviewassignment/mine/")  # to the sign-in; a reviewer to their own desk
HEADERS = {"accept": "text/html", "Tus-Resumable": "1.0.0"}


class _RolledBack(Exception):
    pass


def is_let_in(browser: Client, address: str) -> bool:
    """Whether the address answers with more than a refusal. What a button changes is taken back."""
    try:
        with transaction.atomic():
            answer = browser.get(address, headers=HEADERS)
            if answer.status_code == 405:
                ask = browser.post if "POST" in answer["Allow"] else browser.head
                answer = ask(address, headers=HEADERS)
            raise _RolledBack
    except _RolledBack:
        pass
    assert answer.status_code < 500, (address, answer.status_code)
    if answer.status_code == 302 and any(part in answer["Location"] for part in LED_AWAY):
        return False
    return answer.status_code not in (401, 403, 404)


def differences(browser: Client, user, world: World) -> str:
    """Where an address answers another way than the rules say, line by line."""
    found = []
    for page in pages():
        for address in world.addresses(page):
            expected = world.admits(page, user)
            if is_let_in(browser, address) != expected and not (expected and page.name in ASK_MORE):
                found.append(f"{page.name or page.address} ({address}): expected {expected}")
    return "\n".join(found)


def test_a_visitor_gets_what_is_public(world):
    assert differences(Client(), AnonymousUser(), world) == ""


@pytest.mark.parametrize("part", ["applicant", "participant", *Role])
def test_a_person_gets_what_the_rules_let_them_have(world, part):
    user = person(part)
    assert differences(browser_of(user), user, world) == ""


def test_somebody_else_gets_nothing_of_anybody(world):
    user = UserFactory()
    assert differences(browser_of(user), user, world) == ""


def test_each_role_is_refused_something_and_let_in_somewhere():
    staff = [page for page in pages() if page.audience is Audience.STAFF]
    for role in Role:
        if role is not Role.ADMINISTRATOR:
            admitted = {page.admits(person(role)) for page in staff}
            assert admitted == {True, False}


def test_a_page_that_nobody_decided_about_is_named(monkeypatch):
    addresses = SimpleNamespace(url_patterns=[path("new/", lambda request: None, name="new-page")])
    monkeypatch.setattr("academy.access.get_resolver", lambda: addresses)
    with pytest.raises(Undecided, match=r"new-page \(new/\)"):
        list(pages())


def test_the_document_of_access_is_current():
    call_command("access_matrix", check=True)


def test_a_rule_of_a_page_is_asked_for_the_person():
    page = Page("x", "x/", Audience.STAFF, lambda user: user.email == "a@b.org", "x")
    assert not page.admits(person(Role.READER))
