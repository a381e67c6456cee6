"""Signing in and out, the forgotten password, the new address."""

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import PASSWORD, StaffFactory, UserFactory

from .letters import letters_to, link_in
from .pages import shown

pytestmark = pytest.mark.django_db

ADDRESS = "awa@example.org"
NEW_PASSWORD = "an even longer password"


@pytest.fixture
def person():
    return UserFactory(email=ADDRESS, language="fr")


def _url(name: str, language="fr") -> str:
    with translation.override(language):
        return reverse(name)


def _sign_in(client, email=ADDRESS, password=PASSWORD, query=""):
    return client.post(_url("account_login") + query, {"login": email, "password": password})


def _is_signed_in(client) -> bool:
    return client.get(_url("dashboard")).status_code == 200


def test_signing_in_leads_to_the_dashboard_and_out_to_the_home_page(client, person):
    assert _sign_in(client).url == _url("dashboard")
    assert _is_signed_in(client)
    assert client.get(_url("account_logout")).status_code == 200
    assert _is_signed_in(client)
    assert client.post(_url("account_logout")).url == _url("home")
    assert not _is_signed_in(client)


def test_capitals_in_the_address_do_not_matter(client, person):
    _sign_in(client, email="AWA@Example.org")
    assert _is_signed_in(client)


def test_the_answer_to_a_wrong_password_is_that_to_an_unknown_address(client, person):
    wrong = _sign_in(client, password="wrong")
    unknown = _sign_in(client, email="nobody@example.org")
    assert wrong.status_code == unknown.status_code == 200
    assert wrong.context["form"].errors == unknown.context["form"].errors
    assert shown(wrong).replace(ADDRESS, "nobody@example.org") == shown(unknown)
    assert 'role="alert"' in wrong.content.decode()


def test_a_closed_account_stays_closed(client, person):
    person.is_active = False
    person.save()
    assert not _is_signed_in(client)
    answer = client.post(_url("account_login"), {"login": ADDRESS, "password": PASSWORD}, follow=True)
    assert answer.status_code == 200
    assert not _is_signed_in(client)


def test_who_has_not_confirmed_the_address_gets_the_link_again(client):
    UserFactory(email=ADDRESS, verified=False)
    assert _sign_in(client).url == _url("account_email_verification_sent")
    assert [letter.kind for letter in letters_to(ADDRESS)] == ["address-confirmation"]
    assert not _is_signed_in(client)


@pytest.mark.parametrize(
    "foreign",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "http:///x"],
)
def test_nobody_is_sent_to_a_foreign_place(client, person, foreign):
    assert _sign_in(client, query=f"?next={foreign}").url == _url("dashboard")


def test_who_was_on_the_way_to_a_page_gets_there(client, person):
    page = _url("preferences")
    asked = client.get(page)
    assert asked.url == f"{_url('account_login')}?next={page}"
    assert _sign_in(client, query=f"?next={page}").url == page


def test_staff_sign_in_where_everybody_does(client):
    StaffFactory(email="staff@example.org")
    answer = client.get("/admin/")
    assert answer.status_code == 302
    assert "/account/login/?next=/admin/" in client.get(answer.url).url
    _sign_in(client, email="staff@example.org", query="?next=/admin/")
    assert client.get("/admin/").status_code == 200


def test_an_applicant_in_the_admin_is_told_no(client, person):
    client.force_login(person)
    assert client.get("/admin/", follow=True).status_code == 403


def test_guessing_is_stopped_on_a_page_of_ours(client, person):
    for _attempt in range(6):
        answer = _sign_in(client, password="wrong")
    assert not _is_signed_in(client)
    assert "__all__" in answer.context["form"].errors or answer.status_code == 429
    assert _sign_in(client).status_code != 302  # not even with the right one, for some minutes


def test_a_forgotten_password_is_replaced_by_the_letters_link(client, person):
    assert client.post(_url("account_reset_password"), {"email": ADDRESS}).url == _url(
        "account_reset_password_done"
    )
    (letter,) = letters_to(ADDRESS)
    assert (letter.kind, letter.language) == ("password-reset", "fr")
    form = client.get(link_in(letter), follow=True)
    assert form.status_code == 200
    answer = client.post(form.request["PATH_INFO"], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert answer.status_code == 302
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert client.get(answer.url).status_code == 200
    used = client.get(link_in(letter), follow=True)
    assert _url("account_reset_password") in used.content.decode()


def test_opening_the_link_of_a_forgotten_password_changes_nothing(client, person):
    client.post(_url("account_reset_password"), {"email": ADDRESS})
    client.get(link_in(letters_to(ADDRESS)[0]), follow=True)
    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert not _is_signed_in(client)


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(client, person):
    known = client.post(_url("account_reset_password"), {"email": ADDRESS}, follow=True)
    unknown = client.post(_url("account_reset_password"), {"email": "nobody@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert shown(known) == shown(unknown)
    assert [letter.kind for letter in letters_to("nobody@example.org")] == ["no-account"]


def test_a_new_address_counts_once_its_link_is_confirmed(client, person):
    client.force_login(person)
    client.post(_url("account_email"), {"email": "new@example.org", "action_add": ""})
    (letter,) = letters_to("new@example.org")
    person.refresh_from_db()
    assert person.email == ADDRESS
    page = client.get(_url("account_email")).content.decode()
    assert "new@example.org" in page
    assert "style=" not in page
    client.post(link_in(letter))
    person.refresh_from_db()
    assert person.email == "new@example.org"


def test_a_new_address_can_be_given_up_while_it_is_not_confirmed(client, person):
    client.force_login(person)
    client.post(_url("account_email"), {"email": "new@example.org", "action_add": ""})
    client.post(_url("account_email"), {"email": "new@example.org", "action_remove": ""})
    assert list(person.emailaddress_set.values_list("email", flat=True)) == [ADDRESS]


def test_the_password_is_changed_by_who_knows_it(client, person):
    client.force_login(person)
    fields = {"oldpassword": "wrong", "password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert "oldpassword" in client.post(_url("account_change_password"), fields).context["form"].errors
    client.post(_url("account_change_password"), {**fields, "oldpassword": PASSWORD})
    person.refresh_from_db()
    assert person.check_password(NEW_PASSWORD)
    assert _is_signed_in(client)
