"""An authenticator app and its recovery codes: set up, asked for, taken away, without JavaScript."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

from .letters import letters_to
from .second_factors import add_app, code_now, wrong_code

pytestmark = pytest.mark.django_db

ADDRESS = "awa@example.org"


@pytest.fixture
def person():
    return UserFactory(email=ADDRESS, language="en")


def _sign_in(client):
    return client.post(reverse("account_login"), {"login": ADDRESS, "password": PASSWORD})


def _is_signed_in(client) -> bool:
    return client.get(reverse("dashboard")).status_code == 200


@pytest.fixture
def app(client, person, django_capture_on_commit_callbacks):
    """The secret of an app that the person set up by the pages."""
    _sign_in(client)
    page = client.get(reverse("mfa_activate_totp"), follow=True)
    if page.request["PATH_INFO"] == reverse("account_reauthenticate"):
        page = client.post(
            page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"],
            {"password": PASSWORD},
            follow=True,
        )
    secret = page.context["form"].secret
    assert secret in page.content.decode()  # who has no camera types it
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer.url == reverse("mfa_view_recovery_codes")
    return secret


def test_who_sets_up_an_app_gets_recovery_codes_and_a_mail(client, person, app):
    page = client.get(reverse("mfa_view_recovery_codes"))
    assert len(page.context["unused_codes"]) == 10
    assert all(code in page.content.decode() for code in page.context["unused_codes"])
    (letter,) = letters_to(ADDRESS)
    assert letter.kind == "account-changed"
    assert "authenticator app was added" in letter.text_body


def test_the_secrets_are_not_readable_in_the_database(client, person, app):
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert app not in kept
    assert "secret" in kept


def test_after_the_password_the_app_is_asked(client, person, app):
    client.logout()
    assert _sign_in(client).url == reverse("mfa_authenticate")
    assert not _is_signed_in(client)
    refused = client.post(reverse("mfa_authenticate"), {"code": wrong_code(app)})
    assert refused.context["form"].errors["code"]
    assert not _is_signed_in(client)
    assert client.post(reverse("mfa_authenticate"), {"code": code_now(app)}).status_code == 302
    assert _is_signed_in(client)


def test_a_code_of_the_app_counts_once(client, person, app):
    client.logout()
    _sign_in(client)
    code = code_now(app)
    client.post(reverse("mfa_authenticate"), {"code": code})
    client.logout()
    _sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert not _is_signed_in(client)


def test_a_recovery_code_counts_once(client, person, app):
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    for is_let_in in (True, False):
        client.logout()
        _sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert _is_signed_in(client) is is_let_in


def test_the_second_step_keeps_the_way_to_a_page(client, person):
    secret = add_app(person)
    page = reverse("preferences")
    client.post(f"{reverse('account_login')}?next={page}", {"login": ADDRESS, "password": PASSWORD})
    assert client.post(reverse("mfa_authenticate"), {"code": code_now(secret)}).url == page


def test_guessing_codes_is_stopped(client, person):
    secret = add_app(person)
    _sign_in(client)
    for _guess in range(6):
        client.post(reverse("mfa_authenticate"), {"code": wrong_code(secret)})
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert not _is_signed_in(client)


def test_the_app_is_taken_away_by_who_confirms(client, person, django_capture_on_commit_callbacks):
    add_app(person)
    client.force_login(person)
    asked = client.post(reverse("mfa_deactivate_totp"))
    assert reverse("account_reauthenticate") in asked.url
    assert Authenticator.objects.filter(user=person, type="totp").exists()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(asked.url, {"password": PASSWORD}, follow=True)
        client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=person).exists()
    assert "removed" in letters_to(ADDRESS)[-1].text_body


def test_who_has_another_key_in_the_settings_signs_in_with_none_of_the_old_codes(client, person, settings):
    secret = add_app(person)
    settings.SECRET_KEY = "quite another key than before"
    _sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert not _is_signed_in(client)
    settings.SECRET_KEY_FALLBACKS = ["only for the tests"]
    _sign_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert _is_signed_in(client)


def test_an_address_can_be_changed_beside_a_second_factor(client, person):
    add_app(person)
    client.force_login(person)
    client.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})
    assert [letter.kind for letter in letters_to("new@example.org")] == ["address-confirmation"]


def test_nobody_renames_or_removes_another_persons_key(client, person):
    key = Authenticator.objects.create(
        user=UserFactory(), type="webauthn", data={"name": "Theirs", "credential": {}}
    )
    _sign_in(client)
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        address = reverse(name, args=[key.pk])
        asked = client.get(address)
        answer = (
            client.post(asked.url, {"password": PASSWORD}, follow=True) if asked.status_code == 302 else asked
        )
        assert answer.status_code == 404
        assert client.post(address, {"name": "Mine"}).status_code == 404
    key.refresh_from_db()
    assert key.data["name"] == "Theirs"
