"""Language, time zone and name: chosen once, kept everywhere."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import CallFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db


def _url(name: str, language="en", **kwargs) -> str:
    with translation.override(language):
        return reverse(name, kwargs=kwargs or None)


def _switch(client, language, page):
    return client.post(reverse("set_language"), {"language": language, "next": page})


def test_the_preferences_are_the_signed_in_persons_own(client):
    person, other = UserFactory(), UserFactory()
    client.force_login(person)
    fields = {"given_names": "", "family_names": "Suharto", "language": "es", "time_zone": "Asia/Jakarta"}
    answer = client.post(_url("preferences"), {**fields, "email": "x@example.org", "is_staff": "on"})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.family_names, person.language, person.time_zone) == ("Suharto", "es", "Asia/Jakarta")
    assert not person.is_staff
    other.refresh_from_db()
    assert other.family_names != "Suharto"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("time_zone", "Nowhere/Land"),
        ("language", "xx"),
        ("family_names", "x" * 151),
        ("family_names", "see http://evil.example"),
    ],
)
def test_bad_preferences_are_refused_beside_the_field(client, field, value):
    client.force_login(UserFactory())
    fields = {"given_names": "A", "family_names": "B", "language": "en", "time_zone": "Europe/Rome"}
    answer = client.post(_url("preferences"), {**fields, field: value})
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {field}
    assert f'id="id_{field}-error"' in answer.content.decode()


def test_a_visitor_is_asked_to_sign_in(client):
    assert _url("account_login") in client.get(_url("preferences")).url


def test_the_language_switch_keeps_the_page_and_its_query(client):
    edition = CallFactory().edition
    page = _url("edition", slug=edition.slug)
    assert _switch(client, "fr", f"{page}?page=2&q=%C3%A9").url == (
        f"{_url('edition', 'fr', slug=edition.slug)}?page=2&q=%C3%A9"
    )


def test_every_page_offers_the_switch_with_its_own_address(client):
    page = client.get(_url("edition-list") + "?page=1&q=a%26b").content.decode()
    assert '<input type="hidden" name="next" value="/en/editions/?page=1&amp;q=a%26b">' in page


def test_the_switch_leads_to_no_foreign_place(client):
    for foreign in ("https://evil.example/", "//evil.example/x"):
        assert "evil" not in _switch(client, "fr", foreign).url


def test_a_signed_in_persons_choice_is_kept_for_messages_and_the_next_visit(client):
    person = UserFactory(language="en")
    client.force_login(person)
    _switch(client, "es", _url("home"))
    person.refresh_from_db()
    assert person.language == "es"


def test_an_unknown_language_is_not_kept(client):
    person = UserFactory(language="fr")
    client.force_login(person)
    _switch(client, "xx", _url("home"))
    person.refresh_from_db()
    assert person.language == "fr"


def test_a_visitors_choice_lasts_for_addresses_without_a_language(client):
    _switch(client, "fr", _url("home"))
    assert client.get("/").url == "/fr/"


def test_the_switch_takes_no_visit_by_link(client):
    assert client.get(reverse("set_language"), {"language": "fr"}).status_code == 405


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_the_staff_site_speaks_the_persons_language(client, language):
    client.force_login(StaffFactory(language=language))
    page = client.get("/admin/")
    assert f'<html lang="{language}"' in page.content.decode()
    assert page.headers["Content-Language"] == language


def test_the_switch_in_the_staff_site_stays_on_its_page(client):
    client.force_login(StaffFactory(language="en"))
    assert _switch(client, "fr", "/admin/applications/application/?q=x").url == (
        "/admin/applications/application/?q=x"
    )
    assert '<html lang="fr"' in client.get("/admin/applications/application/?q=x").content.decode()


def test_dates_show_in_the_persons_time_zone(client):
    call = CallFactory()
    person = UserFactory(time_zone="Asia/Tokyo")
    client.force_login(person)
    page = client.get(_url("edition", slug=call.edition.slug)).content.decode()
    assert "Asia/Tokyo" in page


@pytest.mark.parametrize("zone", ["garbage", "../../etc/passwd", "", "a" * 5000, "%00", "Europe"])
def test_no_time_zones_cookie_breaks_a_page(client, zone):
    call = CallFactory()
    client.cookies["time_zone"] = zone
    assert client.get(_url("edition", slug=call.edition.slug)).status_code == 200
