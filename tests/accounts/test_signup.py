"""Opening an account: from the form to the confirmed address."""

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from tests.factories import PASSWORD, CallFactory, UserFactory

from .letters import letters_to, link_in
from .pages import shown

pytestmark = pytest.mark.django_db

ADDRESS = "awa@example.org"
DETAILS = {"given_names": "Awa", "family_names": "N’Diaye", "email": ADDRESS, "password1": PASSWORD}


def _url(name: str, language="fr", **kwargs) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def _sign_up(client, language="fr", query="", **changes):
    return client.post(_url("account_signup", language) + query, {**DETAILS, **changes})


def test_from_the_form_by_the_letters_link_to_the_dashboard(client):
    answer = _sign_up(client)
    assert answer.url == _url("account_email_verification_sent")
    assert not client.session.get("_auth_user_id")
    (letter,) = letters_to(ADDRESS)
    assert (letter.kind, letter.language) == ("address-confirmation", "fr")
    link = link_in(letter)
    assert link.startswith("/fr/account/confirm-email/")
    assert "Awa N’Diaye" in letter.text_body

    page = client.get(link)
    assert page.status_code == 200
    assert ADDRESS in page.content.decode()
    assert not User.objects.get().emailaddress_set.get().verified

    answer = client.post(link)
    assert answer.url == _url("dashboard")
    assert client.get(answer.url).status_code == 200
    assert User.objects.get().emailaddress_set.get().verified


def test_opening_the_link_changes_nothing_however_often(client):
    _sign_up(client)
    link = link_in(letters_to(ADDRESS)[0])
    for _visit in range(3):
        client.get(link)
        client.head(link)
    assert not User.objects.get().emailaddress_set.get().verified
    assert not client.session.get("_auth_user_id")


def test_the_link_works_on_another_device_and_leads_to_the_sign_in(client):
    _sign_up(client)
    link = link_in(letters_to(ADDRESS)[0])
    client.cookies.clear()
    assert client.post(link).url == _url("account_login")
    assert User.objects.get().emailaddress_set.get().verified


def test_who_wanted_to_apply_comes_back_to_the_edition(client):
    edition = CallFactory().edition
    page = edition.get_absolute_url()
    _sign_up(client, query=f"?next={page}")
    assert client.post(link_in(letters_to(ADDRESS)[0])).url == page


def test_the_language_of_the_page_and_the_time_zone_of_the_browser_are_kept(client):
    client.cookies["time_zone"] = "Africa/Dakar"
    _sign_up(client, language="es")
    person = User.objects.get()
    assert (person.language, person.time_zone) == ("es", "Africa/Dakar")
    assert letters_to(ADDRESS)[0].language == "es"


@pytest.mark.parametrize("zone", ["Nowhere/Land", "../../etc/passwd", "x" * 4000, "é\t"])
def test_garbage_in_the_time_zones_cookie_is_not_believed(client, zone):
    client.cookies["time_zone"] = zone
    assert client.get(_url("home")).status_code == 200
    _sign_up(client)
    assert User.objects.get().time_zone == "Europe/Rome"


def test_an_address_is_kept_in_lower_case(client):
    _sign_up(client, email="Awa@Example.ORG")
    assert User.objects.get().email == ADDRESS


def test_the_answer_does_not_tell_that_an_address_has_an_account(client):
    UserFactory(email=ADDRESS)
    known = _sign_up(client)
    known_page = shown(client.get(known.url))
    client.cookies.clear()
    unknown = _sign_up(client, email="somebody@example.org")
    unknown_page = shown(client.get(unknown.url))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert known_page.replace(ADDRESS, "somebody@example.org") == unknown_page
    assert [letter.kind for letter in letters_to(ADDRESS)] == ["account-exists"]
    assert User.objects.filter(email=ADDRESS).count() == 1


def test_whoever_signs_up_for_another_cannot_change_the_account(client):
    person = UserFactory(email=ADDRESS, family_names="N’Diaye")
    _sign_up(client, family_names="Evil", password1="another long password")
    person.refresh_from_db()
    assert person.family_names == "N’Diaye"
    assert person.check_password(PASSWORD)


def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(client):
    answer = _sign_up(client, email="no address", password1="short", family_names="")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"email", "password1", "family_names"}
    assert 'id="id_email-error"' in page
    assert 'value="no address"' in page
    assert 'value="Awa"' in page
    assert not User.objects.exists()


@pytest.mark.parametrize("name", ["Win http://evil.example", "www.evil.example", "bit.ly/abc now"])
def test_a_name_is_no_place_for_a_link(client, name):
    answer = _sign_up(client, family_names=name)
    assert "family_names" in answer.context["form"].errors
    assert not letters_to(ADDRESS)


@pytest.mark.parametrize(
    "name", ["O’Neill-de la Cruz", "Nguyễn Thị Minh Khai", "محمد", "李", "St. John", "M. A. Sy"]
)
def test_every_name_is_a_name(client, name):
    _sign_up(client, family_names=name)
    assert User.objects.get().family_names == name


def test_a_broken_link_leads_on(client):
    page = client.get(_url("account_confirm_email", key="no-such-key"))
    assert page.status_code == 200
    assert _url("account_login") in page.content.decode()


def test_signing_up_again_and_again_is_stopped_on_a_page_of_ours(client):
    for number in range(21):
        answer = _sign_up(client, email=f"person{number}@example.org")
    assert answer.status_code == 429
    assert b'class="site-header"' in answer.content
