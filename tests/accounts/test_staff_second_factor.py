"""Staff without a second factor reach nothing of the staff’s; who has lost one is helped, on record."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from academy.access import Audience, pages
from accounts.models import SecondFactorRemoval
from accounts.roles import Role
from accounts.rules import has_role
from tests.factories import PASSWORD, StaffFactory, UserFactory

from .letters import letters_to
from .second_factors import add_app, code_now

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _asked(settings):
    settings.STAFF_SECOND_FACTOR = True
    settings.EMAIL_BACKEND = "notifications.mailroom.MailroomBackend"


@pytest.fixture
def officer():
    return StaffFactory(email="officer@academy.example", language="en")


def _signed_in(person) -> Client:
    client = Client(headers={"accept": "text/html"})
    client.force_login(person)
    return client


def test_nothing_of_the_staffs_opens_without_a_second_factor(officer):
    """Every address of the staff that needs no row, opened and sent to."""
    client = _signed_in(officer)
    tried = [page for page in pages() if page.audience is Audience.STAFF and "<" not in page.address]
    assert len(tried) > 60
    for page in tried:
        for ask in (client.get, client.post):
            answer = ask(reverse(page.name))
            assert answer.headers.get("Location") == reverse("security"), (page.name, answer.status_code)


def test_the_admin_opens_with_one(officer):
    add_app(officer)
    client = _signed_in(officer)
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get(reverse("mailroom")).status_code == 200


def test_recovery_codes_alone_are_no_second_factor(officer):
    add_app(officer)
    Authenticator.objects.filter(type="totp").delete()
    assert _signed_in(officer).get(reverse("admin:index")).url == reverse("security")


def test_the_page_to_set_one_up_says_why_and_opens(officer):
    client = _signed_in(officer)
    page = client.get(reverse("security")).content.decode()
    assert "Before you go on, please add a second factor" in page
    assert reverse("mfa_activate_totp") in page


def test_pages_that_are_everybodys_stay_open(officer):
    client = _signed_in(officer)
    for name in ("home", "dashboard", "preferences", "security"):
        assert client.get(reverse(name)).status_code == 200


def test_an_applicant_is_asked_for_nothing():
    client = _signed_in(UserFactory())
    assert "second factor" not in client.get(reverse("dashboard")).content.decode()
    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_where_it_is_not_asked_the_admin_opens_without(officer, settings):
    settings.STAFF_SECOND_FACTOR = False
    assert _signed_in(officer).get(reverse("admin:index")).status_code == 200


def test_what_is_asked_of_the_staff_closes_no_role_to_others(officer):
    """An officer may still ask a reviewer who has not set one up yet."""
    reviewer = StaffFactory(role=Role.REVIEWER)
    assert has_role(reviewer, Role.REVIEWER)
    _signed_in(reviewer).get(reverse("dashboard"))
    assert has_role(reviewer, Role.REVIEWER)


def test_a_password_alone_does_not_let_anybody_set_up_a_factor_for_the_staff(client, officer):
    """Whoever found the password out needs the mailbox as well."""
    answer = client.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert answer.url == reverse("account_confirm_login_code")
    assert client.get(reverse("security")).status_code == 302
    (letter,) = letters_to(officer.email)
    (code,) = re.findall(r"^\**([A-Z0-9]{3,}-?[A-Z0-9]{3,})\**$", letter.text_body, re.MULTILINE)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.get(reverse("security")).status_code == 200


def test_the_whole_way_of_a_new_member_of_the_staff(client, officer):
    client.post(reverse("account_request_login_code"), {"email": officer.email})
    (letter,) = letters_to(officer.email)
    (code,) = re.findall(r"^\**([A-Z0-9]{3,}-?[A-Z0-9]{3,})\**$", letter.text_body, re.MULTILINE)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.get(reverse("admin:index")).url == reverse("security")
    asked = client.get(reverse("mfa_activate_totp"))
    page = client.post(asked.url, {"password": PASSWORD}, follow=True)
    client.post(reverse("mfa_activate_totp"), {"code": code_now(page.context["form"].secret)})
    assert client.get(reverse("admin:index")).status_code == 200


# --- Recovery ---------------------------------------------------------------------------------


@pytest.fixture
def administrator():
    person = StaffFactory(email="admin@academy.example", language="en")
    add_app(person)
    return person


def _removing(client, person, reason="Called her at the office"):
    """As an administrator does who confirms with the password first."""
    address = reverse("admin:accounts_remove_second_factor", args=[person.pk])
    asked = client.get(address)
    if asked.status_code == 302 and "reauthenticate" in asked.url:
        client.post(asked.url, {"password": PASSWORD})
    return client.post(address, {"reason": reason})


def test_an_administrator_removes_a_lost_factor_on_record(administrator, officer):
    add_app(officer)
    theirs, client = _signed_in(officer), _signed_in(administrator)
    theirs.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    assert _removing(client, officer).url == reverse("admin:accounts_user_change", args=[officer.pk])
    assert not Authenticator.objects.filter(user=officer).exists()
    removal = SecondFactorRemoval.objects.get()
    assert (removal.person, removal.by, removal.reason) == (
        officer,
        administrator,
        "Called her at the office",
    )
    assert "totp" in removal.factors
    (letter,) = letters_to(officer.email)
    assert "removed the second factor" in letter.text_body
    shown = client.get(reverse("admin:accounts_secondfactorremoval_changelist")).content.decode()
    assert "Called her at the office" in shown


def test_the_persons_sessions_are_ended_with_it(administrator, officer):
    secret = add_app(officer)
    theirs = Client()
    theirs.post(reverse("account_login"), {"login": officer.email, "password": PASSWORD})
    theirs.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert theirs.get(reverse("dashboard")).status_code == 200
    _removing(_signed_in(administrator), officer)
    assert theirs.get(reverse("dashboard")).status_code == 302


def test_without_a_reason_nothing_is_removed(administrator, officer):
    add_app(officer)
    answer = _removing(_signed_in(administrator), officer, reason=" ")
    assert answer.context["form"].errors["reason"]
    assert Authenticator.objects.filter(user=officer).exists()


def test_nobody_removes_their_own_by_it(administrator):
    answer = _removing(_signed_in(administrator), administrator)
    assert "Another administrator" in answer.content.decode()
    assert Authenticator.objects.filter(user=administrator).exists()


def test_other_roles_remove_nothing(officer):
    other = StaffFactory(role=Role.SELECTION_OFFICER)
    add_app(other)
    add_app(officer)
    client = _signed_in(other)
    address = reverse("admin:accounts_remove_second_factor", args=[officer.pk])
    assert client.get(address).status_code == client.post(address, {"reason": "x"}).status_code == 403
    assert Authenticator.objects.filter(user=officer).exists()


def test_a_session_alone_is_not_enough_to_remove_a_factor(administrator, officer):
    add_app(officer)
    address = reverse("admin:accounts_remove_second_factor", args=[officer.pk])
    answer = _signed_in(administrator).post(address, {"reason": "x"})
    assert "reauthenticate" in answer.url
    assert Authenticator.objects.filter(user=officer).exists()


def test_at_the_server_itself_it_is_removed_by_command(administrator, capsys):
    call_command("remove_second_factor", "admin@academy.example", reason="Lost on a journey")
    assert not Authenticator.objects.filter(user=administrator).exists()
    assert SecondFactorRemoval.objects.get().by is None
    with pytest.raises(CommandError, match="no second factor"):
        call_command("remove_second_factor", "admin@academy.example", reason="Again")
    with pytest.raises(CommandError, match="Nobody has"):
        call_command("remove_second_factor", "nobody@example.org", reason="x")


def test_the_list_of_people_shows_who_has_none(administrator, officer):
    client = _signed_in(administrator)
    shown = client.get(reverse("admin:accounts_user_changelist"), {"second_factor": "none"}).content.decode()
    assert officer.email in shown
    assert administrator.email not in shown.partition('id="result_list"')[2]
    assert "It is lost" in (
        client.get(reverse("admin:accounts_user_change", args=[administrator.pk])).content.decode()
    )
    assert "It is lost" not in (
        client.get(reverse("admin:accounts_user_change", args=[officer.pk])).content.decode()
    )


def test_the_admin_has_no_second_door(client, officer):
    assert client.get(reverse("admin:login")).url.startswith(reverse("account_login"))
    assert client.post(
        reverse("admin:login"), {"username": officer.email, "password": PASSWORD}
    ).url.startswith(reverse("account_login"))
    add_app(officer)
    client.force_login(officer)
    assert client.get(reverse("admin:password_change")).url == reverse("account_change_password")
