"""A passkey in a real browser with a key of its own: added, used in place of the password, removed."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

from .looking import look_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def page(device):
    """A page of a device that has a key with a PIN, and that notes what its browser complains of."""
    page = device().new_page()
    page.complaints = []
    page.on("console", lambda message: message.type == "error" and page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.keys = page.context.new_cdp_session(page)
    page.keys.send("WebAuthn.enable")
    page.key = page.keys.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                "hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True,
            }
        },
    )["authenticatorId"]  # fmt: skip
    return page


@pytest.fixture
def person():
    return UserFactory(email="awa@example.org", language="en")


def _sign_in(page):
    page.goto(reverse("account_login"))
    page.fill("#id_login", "awa@example.org")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def _add_key(page):
    page.goto(reverse("security"))
    page.get_by_role("link", name="Add a passkey").click()
    if page.locator("#id_password").count():
        page.fill("#id_password", PASSWORD)
        page.get_by_role("button", name="Continue").click()
    look_at(page)
    page.fill("#id_name", "My telephone")
    page.get_by_role("button", name="Add the key").click()
    page.wait_for_url("**/recovery-codes/")
    look_at(page)


def _leave(page):
    page.context.clear_cookies()


def test_a_passkey_signs_in_without_the_password(page, person):
    _sign_in(page)
    _add_key(page)
    key = Authenticator.objects.get(type="webauthn")
    assert (key.user, key.wrap().name) == (person, "My telephone")
    _leave(page)
    page.goto(f"{reverse('account_login')}?next={reverse('preferences')}")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/preferences/")
    assert page.complaints == []


def test_a_passkey_is_the_second_step_after_the_password(page, person):
    _sign_in(page)
    _add_key(page)
    _leave(page)
    _sign_in(page)
    page.wait_for_url("**/authenticate/")
    look_at(page)
    page.get_by_role("button", name="Use the key").click()
    page.wait_for_url("**/dashboard/")
    assert page.complaints == []


def test_a_key_of_nobodys_lets_nobody_in(page, person):
    _sign_in(page)
    _add_key(page)
    _leave(page)
    Authenticator.objects.all().delete()
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()
    page.locator(".alert.is-error[role=alert]").first.wait_for()
    page.goto(reverse("dashboard"))
    assert reverse("account_login") in page.url


def test_a_key_that_gives_no_answer_is_told_and_can_be_asked_again(page, person):
    page.goto(reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()
    page.get_by_text("The key gave no answer").wait_for()
    look_at(page)
    assert page.get_by_role("button", name="Use a passkey").is_enabled()


def test_a_key_is_removed_after_confirming_with_it(page, person):
    _sign_in(page)
    _add_key(page)
    page.goto(reverse("security"))
    look_at(page)
    page.get_by_role("link", name="Remove My telephone").click()
    page.get_by_role("button", name="Remove the key").click()
    page.get_by_role("heading", name="Passkeys and security keys").wait_for()
    assert not Authenticator.objects.filter(user=person).exists()


def test_without_javascript_the_page_says_so_and_the_password_works(device, person):
    page = device(java_script_enabled=False).new_page()
    page.goto(reverse("account_login"))
    assert page.get_by_text("Passkeys and security keys need a browser").is_visible()
    assert not page.get_by_role("button", name="Use a passkey").is_visible()
    _sign_in(page)
    page.wait_for_url("**/dashboard/")
