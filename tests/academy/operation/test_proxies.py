"""Who may say where a request came from."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from academy.operation.proxies import TrustedProxies


def _seen(settings, trusted, **meta):
    """The request as the portal sees it."""
    settings.TRUSTED_PROXIES = trusted
    seen = {}

    def view(request):
        seen.update(request.META, secure=request.is_secure(), host=request.get_host())
        return HttpResponse()

    TrustedProxies(view)(RequestFactory().get("/", **meta))
    return seen


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "address"),
    [
        (["10.0.0.1"], "10.0.0.1", "203.0.113.7", "203.0.113.7"),
        (["10.0.0.0/8"], "10.3.2.1", "203.0.113.7", "203.0.113.7"),
        # What the visitor made up stands further left than what the proxy saw.
        (["10.0.0.1"], "10.0.0.1", "1.2.3.4, 203.0.113.7", "203.0.113.7"),
        # Two proxies of ours, one after the other.
        (["10.0.0.0/8"], "10.0.0.1", "1.2.3.4, 203.0.113.7, 10.0.0.2", "203.0.113.7"),
        (["10.0.0.0/8"], "10.0.0.1", "10.0.0.9, 10.0.0.2", "10.0.0.9"),
        (["fd00::/8"], "fd00::1", "2001:db8::7", "2001:db8::7"),
        (["10.0.0.1"], "10.0.0.1", "", "10.0.0.1"),
        (["10.0.0.1"], "10.0.0.1", "1.2.3.4, not an address", "10.0.0.1"),
        (["10.0.0.1"], "10.0.0.1", "' OR 1=1 --", "10.0.0.1"),
        # Nobody else is believed.
        (["10.0.0.1"], "203.0.113.9", "1.2.3.4", "203.0.113.9"),
        ([], "127.0.0.1", "1.2.3.4", "127.0.0.1"),
        (["unix"], "", "203.0.113.7", "203.0.113.7"),
        ([], "", "203.0.113.7", ""),
    ],
)
def test_the_visitors_address_is_what_our_proxies_saw(settings, trusted, peer, forwarded, address):
    seen = _seen(settings, trusted, REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert seen["REMOTE_ADDR"] == address


@pytest.mark.parametrize("is_ours", [True, False])
def test_tls_is_believed_from_our_proxies_alone(settings, is_ours):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    peer = "10.0.0.1" if is_ours else "203.0.113.9"
    seen = _seen(settings, ["10.0.0.1"], REMOTE_ADDR=peer, HTTP_X_FORWARDED_PROTO="https")
    assert seen["secure"] is is_ours


def test_a_strangers_word_is_taken_off_before_anything_reads_it(settings):
    settings.USE_X_FORWARDED_HOST = True
    seen = _seen(
        settings, ["10.0.0.1"], REMOTE_ADDR="203.0.113.9",
        HTTP_X_FORWARDED_HOST="evil.example", HTTP_X_REAL_IP="1.2.3.4", HTTP_FORWARDED="for=1.2.3.4",
    )  # fmt: skip
    assert seen["host"] == "testserver"
    assert not [name for name in seen if "FORWARDED" in name or "REAL_IP" in name]


@pytest.mark.django_db
def test_attempts_are_counted_by_the_visitor_and_not_by_the_word_of_a_stranger(client, settings):
    from django.core.cache import cache
    from django.urls import reverse

    cache.clear()
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for number in range(3):
        answer = client.post(
            reverse("account_login"),
            {"login": "a@b.org", "password": "x"},
            headers={"X-Forwarded-For": f"198.51.100.{number}"},
        )
    assert answer.status_code == 429
