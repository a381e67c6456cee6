"""The page of one's own security: sessions listed and ended, only one's own."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

from .second_factors import add_app

pytestmark = pytest.mark.django_db

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
TELEPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1"


@pytest.fixture
def person():
    return UserFactory(email="awa@example.org", language="en")


def _signed_in(person, browser=FIREFOX) -> Client:
    client = Client(HTTP_USER_AGENT=browser)
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


def _is_signed_in(client) -> bool:
    return client.get(reverse("dashboard")).status_code == 200


def test_the_page_names_each_session_and_which_is_this_one(person):
    here, _telephone = _signed_in(person), _signed_in(person, TELEPHONE)
    page = here.get(reverse("security"))
    assert [row.browser for row in page.context["sessions"]] == ["Firefox on Linux", "Safari on iPhone"]
    listed = page.content.decode().partition('class="rows"')[2]
    assert listed.index("Firefox on Linux") < listed.index(">here<") < listed.index("Safari on iPhone")


def test_one_session_is_ended_and_the_others_stay(person):
    here, telephone, library = _signed_in(person), _signed_in(person, TELEPHONE), _signed_in(person)
    row = UserSession.objects.get(session_key=telephone.session.session_key)
    assert here.post(reverse("session-end", args=[row.pk])).url == reverse("security")
    assert [_is_signed_in(client) for client in (here, telephone, library)] == [True, False, True]


def test_all_others_are_ended_at_once(person):
    here, telephone, library = _signed_in(person), _signed_in(person, TELEPHONE), _signed_in(person)
    here.post(reverse("session-end-others"))
    assert [_is_signed_in(client) for client in (here, telephone, library)] == [True, False, False]


def test_nobody_ends_another_persons_session(person):
    theirs, stranger = _signed_in(person), _signed_in(UserFactory())
    row = UserSession.objects.get(session_key=theirs.session.session_key)
    assert stranger.post(reverse("session-end", args=[row.pk])).status_code == 404
    stranger.post(reverse("session-end-others"))
    assert _is_signed_in(theirs)
    assert row.session_key not in stranger.get(reverse("security")).content.decode()


def test_opening_the_address_of_a_button_ends_nothing(person):
    here, telephone = _signed_in(person), _signed_in(person, TELEPHONE)
    row = UserSession.objects.get(session_key=telephone.session.session_key)
    assert here.get(reverse("session-end", args=[row.pk])).status_code == 405
    assert here.get(reverse("session-end-others")).status_code == 405
    assert _is_signed_in(telephone)


def test_a_new_password_ends_the_other_sessions(person):
    here, telephone = _signed_in(person), _signed_in(person, TELEPHONE)
    new = "an even longer password"
    here.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert [_is_signed_in(client) for client in (here, telephone)] == [True, False]
    assert len(here.get(reverse("security")).context["sessions"]) == 1


def test_the_page_costs_the_same_queries_with_many_keys(client, person, django_assert_max_num_queries):
    add_app(person)
    client.force_login(person)
    with django_assert_max_num_queries(12):
        client.get(reverse("security"))
