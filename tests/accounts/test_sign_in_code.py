"""Signing in by a code from the mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from accounts.roles import Role
from notifications.models import Message
from tests.factories import StaffFactory, UserFactory

from .letters import letters_to
from .pages import shown
from .second_factors import add_app

pytestmark = pytest.mark.django_db

ADDRESS = "awa@example.org"


@pytest.fixture
def person():
    return UserFactory(email=ADDRESS, language="fr")


def _url(name: str, language="fr") -> str:
    with translation.override(language):
        return reverse(name)


def _ask(client, email=ADDRESS, query=""):
    return client.post(_url("account_request_login_code") + query, {"email": email})


def _code() -> str:
    (letter,) = letters_to(ADDRESS)
    (code,) = re.findall(r"^\**([A-Z0-9]{3,}-?[A-Z0-9]{3,})\**$", letter.text_body, re.MULTILINE)
    return code


def _answer(client, code, query=""):
    return client.post(_url("account_confirm_login_code") + query, {"code": code})


def _is_signed_in(client) -> bool:
    return client.get(_url("dashboard")).status_code == 200


def test_the_code_of_the_mail_signs_in(client, person):
    assert _ask(client).url.startswith(_url("account_confirm_login_code"))
    (letter,) = letters_to(ADDRESS)
    assert (letter.kind, letter.language) == ("sign-in-code", "fr")
    assert not _is_signed_in(client)
    assert _answer(client, _code()).url == _url("dashboard")
    assert _is_signed_in(client)


def test_whom_an_administrator_adds_needs_no_password(client):
    client.force_login(StaffFactory())
    typed = {
        "email": ADDRESS,
        "given_names": "Awa",
        "family_names": "Sow",
        "language": "fr",
        "is_staff": "on",
    }
    typed["groups"] = [Group.objects.get(name=Role.APPROVER).pk]
    assert client.post(reverse("admin:accounts_user_add"), typed).status_code == 302
    person = User.objects.get(email=ADDRESS)
    assert not person.has_usable_password()
    assert person.role_names == {Role.APPROVER}
    client.logout()
    _ask(client)
    assert _answer(client, _code()).url == _url("dashboard")
    assert client.session["_auth_user_id"] == str(person.pk)


def test_a_code_counts_once_and_only_in_the_browser_that_asked(client, person):
    _ask(client)
    code = _code()
    other = client.__class__()
    _answer(other, code)
    assert not _is_signed_in(other)
    _answer(client, code)
    client.logout()
    _answer(client, code)
    assert not _is_signed_in(client)


def test_three_wrong_codes_end_the_attempt(client, person):
    _ask(client)
    code = _code()
    for _guess in range(3):
        _answer(client, "AAA-BBB")
    _answer(client, code)
    assert not _is_signed_in(client)


def test_a_code_does_not_stand_for_the_second_factor(client, person):
    add_app(person)
    _ask(client)
    assert _answer(client, _code()).url == _url("mfa_authenticate")
    assert not _is_signed_in(client)


def test_who_was_on_the_way_to_a_page_gets_there(client, person):
    page = _url("preferences")
    asked = _ask(client, query=f"?next={page}")
    assert client.post(asked.url, {"code": _code()}).url == page


def test_nothing_tells_whether_an_address_has_an_account(client, person):
    stranger = client.__class__()
    known, unknown = _ask(client), _ask(stranger, "nobody@example.org")
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    pages = shown(client.get(known.url)), shown(stranger.get(unknown.url))
    assert pages[0] == pages[1].replace("nobody@example.org", ADDRESS)
    wrong = _answer(client, "AAA-BBB"), _answer(stranger, "AAA-BBB")
    assert wrong[0].status_code == wrong[1].status_code
    assert shown(wrong[0]) == shown(wrong[1]).replace("nobody@example.org", ADDRESS)
    # Each address gets one message at once: neither mail nor its absence tells the asker anything.
    assert Message.objects.filter(address=ADDRESS).count() == 1
    assert Message.objects.filter(address="nobody@example.org").count() == 1


def test_a_closed_account_answers_like_none(client, person):
    person.is_active = False
    person.save()
    closed, unknown = _ask(client), _ask(client.__class__(), "nobody@example.org")
    assert (closed.status_code, closed.url) == (unknown.status_code, unknown.url)
    assert [letter.kind for letter in letters_to(ADDRESS)] == ["no-account"]


def test_the_code_confirms_the_address(client):
    person = UserFactory(email=ADDRESS, verified=False, language="fr")
    person.emailaddress_set.create(email=ADDRESS, primary=True)
    _ask(client)
    _answer(client, _code())
    assert EmailAddress.objects.get(email=ADDRESS).verified
    assert _is_signed_in(client)


def test_asking_again_and_again_is_stopped(client, person):
    answers = [_ask(client.__class__()).status_code for _time in range(4)]
    assert answers == [302, 302, 302, 200]
    assert Message.objects.filter(address=ADDRESS).count() == 3
