"""An officer with a conflict of interest reads nothing of the application as staff."""

import pytest
from django.urls import reverse

from applications.barring import without_barred
from applications.models import Application
from selection.conflicts import declare
from selection.screening import screen
from tests.applications.conftest import signed_in
from tests.applications.samples import picture
from tests.factories import CallFactory, FormSectionFactory, NominationFactory

from .blind_rows import document
from .people import approver, assigned, officer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    call = CallFactory()
    theirs = submitted(call=call, given_names="Zenobia", family_names="Quill", organisation="Quillworks")
    other = submitted(call=call, given_names="Basil", family_names="Open")
    FormSectionFactory(call=call)
    document(theirs, "paper", "quill.jpg", picture(), "image/jpeg")
    return theirs, other


@pytest.mark.parametrize("role", [officer, approver])
def test_pages_files_and_copies_are_closed_with_the_reason(client, rows, role):
    theirs, other = rows
    by = role()
    declare(person=by, by=by, application=theirs)
    browser = signed_in(client, by)
    for name in ("change", "history"):
        page = browser.get(reverse(f"admin:applications_application_{name}", args=[theirs.pk]))
        assert page.status_code == 403
        assert "A conflict of interest is declared." in page.content.decode()
        assert "Quill" not in page.content.decode()
        assert (
            browser.get(reverse(f"admin:applications_application_{name}", args=[other.pk])).status_code == 200
        )
    for address in (
        reverse("document", kwargs={"pk": theirs.documents.get().pk}),
        reverse("application-copy", kwargs={"pk": theirs.pk}),
    ):
        assert browser.get(address).status_code == 404


def test_lists_show_the_reference_alone(client, rows):
    theirs, other = rows
    by = officer()
    declare(person=by, by=by, organisation="Quillworks")
    waiting = submitted(call=theirs.call, family_names="Quill", organisation="Quillworks")
    assigned(theirs)
    browser = signed_in(client, by)
    screen(application=waiting, by=officer(), is_eligible=True)
    lists = (
        "applications_application_changelist",
        "selection_reviewassignment_changelist",
        "selection_assignment_queue",
    )
    for name in lists:
        page = browser.get(reverse(f"admin:{name}")).content.decode()
        assert (waiting if "queue" in name else theirs).reference in page
        assert "Quill" not in page
    listing = reverse("admin:applications_application_changelist")
    assert theirs.reference not in browser.get(f"{listing}?q=quillworks").content.decode()
    assert theirs.reference in browser.get(f"{listing}?q={theirs.reference}").content.decode()
    assert "Basil" in browser.get(listing).content.decode()
    assert list(without_barred(by, Application.objects.all())) == [other]


def test_acting_on_it_is_closed_too(client, rows):
    theirs, _other = rows
    by = officer()
    declare(person=by, by=by, application=theirs)
    nomination = NominationFactory(application=theirs)
    browser = signed_in(client, by)
    assert browser.get(reverse("admin:applications_ask_information", args=[theirs.pk])).status_code == 403
    address = reverse("admin:applications_follow_nomination", args=[nomination.pk])
    assert browser.post(address, {"act": "remind"}).status_code == 403
