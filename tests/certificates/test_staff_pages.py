"""The staff's pages of certificates, as browsers ask for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from certificates import making
from certificates.codes import grouped
from certificates.models import Certificate
from certificates.revoking import revoke
from progress import running
from progress.models import Job
from tests.factories import StaffFactory, UserFactory
from tests.sessions_app.people import OTHER_ROLES, attended, officer, participant, past_edition

from .people import issued, made

pytestmark = pytest.mark.django_db

CHANGELIST = "admin:certificates_certificate_changelist"


def page_of(certificate):
    return reverse("admin:certificates_certificate_change", args=[certificate.pk])


def act(name, certificate):
    return reverse(f"admin:certificates_{name}", args=[certificate.pk])


# The whole way


def test_an_officer_issues_after_a_page_that_says_for_whom(enter):
    edition = past_edition()
    ready = attended(edition, printed_name="Ready for it")
    waiting = participant(edition, printed_name="Not closed")
    browser = enter(officer())
    page = browser.get(reverse("admin:certificates_issue"), {"edition": edition.pk}).content.decode()
    assert "Issue 1 certificate" in page
    assert page.index("Ready for it") < page.index("attendance not closed") < page.index("Not closed")
    assert not Certificate.objects.exists()
    asked = reverse("admin:certificates_issue_all", args=[edition.pk, "participation"])
    answer = browser.post(asked, follow=True)
    assert "0 of 1 done" in answer.content.decode()
    running.run(Job.objects.get().pk)
    assert Certificate.objects.get().participation == ready
    assert not waiting.certificates.exists()
    assert "1 of 1 done" in browser.get(answer.request["PATH_INFO"]).content.decode()
    shown = browser.get(reverse("admin:certificates_issue"), {"edition": edition.pk}).content.decode()
    assert Job.objects.get().get_absolute_url() in shown
    browser.post(asked)
    running.run(Job.objects.latest("created_at").pk)
    assert Certificate.objects.count() == 1


def test_a_certificate_is_replaced_after_a_correction(enter):
    found = made()
    found.participation.printed_name = "Awa Sow"
    found.participation.save()
    browser = enter(officer())
    assert "Awa Sow" in browser.get(page_of(found)).content.decode()
    browser.post(act("reissue", found))
    assert set(Certificate.objects.values_list("version", "status")) == {(1, "superseded"), (2, "queued")}
    assert "Superseded" in browser.get(page_of(found)).content.decode()


def test_a_certificate_is_revoked_with_a_reason(enter):
    found = made()
    browser = enter(officer())
    refused = browser.post(act("revoke", found), {"reason": " "}, follow=True)
    assert "Reason" in refused.content.decode()
    found.refresh_from_db()
    assert found.status == "valid"
    browser.post(act("revoke", found), {"reason": "By mistake"})
    found.refresh_from_db()
    assert (found.status, found.reason) == ("revoked", "By mistake")


def test_after_a_revocation_a_new_one_is_issued_singly(enter):
    found = made()
    revoke(certificate=found, reason="By mistake", by=officer())
    browser = enter(officer())
    assert "Issue a new certificate" in browser.get(page_of(found)).content.decode()
    browser.post(act("issue_again", found))
    assert Certificate.objects.live().get().number != found.number
    assert "Issue a new certificate" not in browser.get(page_of(found)).content.decode()


def test_a_failed_one_shows_its_reason_and_is_made_again(enter):
    found = issued(printed_name="\U00013000")
    making.make(found.pk)
    found.refresh_from_db()
    browser = enter(officer())
    page = browser.get(page_of(found)).content.decode()
    assert "Make it again" in page
    browser.post(act("retry", found))
    found.refresh_from_db()
    assert found.status == "queued"


def test_failed_ones_are_made_again_together(enter):
    rows = [issued(printed_name="\U00013000") for _ in range(2)]
    making.make_all()
    valid = made()
    keys = [str(row.pk) for row in (*rows, valid)]
    answer = enter(officer()).post(
        reverse(CHANGELIST), {"action": "make_again", "_selected_action": keys}, follow=True
    )
    assert "2 certificates are being made again." in answer.content.decode()
    assert set(Certificate.objects.values_list("status", flat=True)) == {"queued", "valid"}


@pytest.mark.parametrize("name", ["reissue", "revoke", "retry"])
def test_what_is_not_possible_is_refused_in_words(enter, name):
    found = issued()
    answer = enter(officer()).post(act(name, found), {"reason": "Because"}, follow=True)
    assert "the state is now “Being made”" in answer.content.decode()


# The list


@pytest.mark.parametrize(
    "search", [lambda row: "aïssatou", lambda row: row.number, lambda row: grouped(row.code).lower()]
)
def test_a_certificate_is_found_by_name_number_and_code(enter, search):
    found, other = made(printed_name="Aïssatou Bâ"), made(printed_name="Somebody Else")
    page = enter(officer()).get(reverse(CHANGELIST), {"q": search(found)}).content.decode()
    assert "Aïssatou" in page
    assert other.printed_name not in page


def test_the_list_and_the_issue_page_cost_the_same_at_any_length(enter):
    browser = enter(officer())
    edition = past_edition()

    def queries():
        numbers = []
        for address in (reverse(CHANGELIST), f"{reverse('admin:certificates_issue')}?edition={edition.pk}"):
            browser.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(address).status_code == 200
            numbers.append(len(captured))
        return numbers

    issued(attended(edition))
    attended(edition)
    few = queries()
    for _ in range(6):
        issued(attended(edition))
        attended(edition)
    assert queries() == few


# The no


@pytest.mark.parametrize(
    ("role", "sees", "acts"),
    [
        (Role.PROGRAMME_OFFICER, True, True),
        (Role.ADMINISTRATOR, True, True),
        (Role.READER, False, False),  # statistics only
        (Role.SELECTION_OFFICER, False, False),
        (Role.APPROVER, False, False),
        (Role.REVIEWER, False, False),
    ],
)
def test_who_sees_and_who_acts(enter, role, sees, acts):
    found = made()
    browser = enter(StaffFactory(role=role))
    listing, page = browser.get(reverse(CHANGELIST)), browser.get(page_of(found))
    assert (listing.status_code, page.status_code) == ((200, 200) if sees else (403, 403))
    assert ("Revoke this certificate" in page.content.decode()) is acts
    assert ("Download the PDF" in page.content.decode()) is acts
    assert (reverse("admin:certificates_issue") in listing.content.decode()) is acts
    assert browser.get(reverse("admin:certificates_issue")).status_code == (200 if acts else 403)


@pytest.mark.parametrize("role", [*OTHER_ROLES, None])
def test_nobody_else_issues_revokes_or_replaces(enter, role):
    edition = past_edition()
    found, _ready = made(attended(edition)), attended(edition)
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    addresses = [act(name, found) for name in ("reissue", "revoke", "retry", "issue_again")]
    for address in (*addresses, reverse("admin:certificates_issue_all", args=[edition.pk, "participation"])):
        assert browser.post(address, {"reason": "Because"}).status_code in (302, 403)
    keys = {"action": "make_again", "_selected_action": [str(found.pk)]}
    browser.post(reverse(CHANGELIST), keys)
    assert list(Certificate.objects.values_list("status", flat=True)) == ["valid"]


@pytest.mark.parametrize("name", ["reissue", "revoke", "retry", "issue_again"])
def test_a_link_alone_changes_nothing(enter, name):
    found = made()
    assert enter(officer()).get(act(name, found)).status_code == 405
    assert enter(officer()).get(f"/admin/certificates/certificate/issue/{found.participation.edition_id}/")
    assert Certificate.objects.count() == 1


def test_nobody_edits_or_deletes_what_a_certificate_says(enter):
    found = made()
    browser = enter(StaffFactory(role=Role.ADMINISTRATOR))
    browser.post(page_of(found), {"printed_name": "Somebody Else"})
    delete = reverse("admin:certificates_certificate_delete", args=[found.pk])
    assert browser.post(delete, {"post": "yes"}).status_code == 403
    found.refresh_from_db()
    assert found.printed_name == "Awa N’Diaye"
