"""An officer with a conflict of interest reads nothing of the application as staff."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from applications.barring import without_barred
from applications.models import Application
from notifications.models import Message
from selection import cohorts, minutes, more_time
from selection.assignment import assign, cancel
from selection.conflicts import declare
from selection.decisions import approve_all, take_back
from selection.models import Decision
from selection.refusals import AssignmentRefused, CohortRefused, DecisionRefused, OfferRefused
from selection.release import release
from selection.screening import screen
from tests.applications.conftest import signed_in
from tests.applications.samples import picture
from tests.factories import CallFactory, EditionFactory, FormSectionFactory, NominationFactory

from .blind_rows import document
from .people import (
    approved,
    approver,
    assigned,
    due,
    eligible,
    offered,
    officer,
    released,
    reviewer,
    submitted,
)

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


def bar(application, by):
    declare(person=by, by=by, application=application)
    return by


def test_no_rule_lets_them_act_on_it_alone():
    call = CallFactory(edition=EditionFactory(places=2))
    application, by = eligible(call=call), officer()
    scenario = cohorts.create(edition=call.edition, name="A", basis="raw", by=by)
    asked = assigned(application)
    bar(application, by)
    acts = [
        (
            AssignmentRefused,
            lambda: assign(application=application, reviewer=reviewer(), by=by, due_on=due()),
        ),
        (AssignmentRefused, lambda: cancel(assignment=asked, by=by)),
        (CohortRefused, lambda: cohorts.pin(scenario=scenario, application=application, to="in", by=by)),
        (CohortRefused, lambda: cohorts.change(scenario=scenario, put_in=application, by=by)),
        (CohortRefused, lambda: cohorts.effect(scenario=scenario, put_in=application, by=by)),
    ]
    for refusal, act in acts:
        with pytest.raises(refusal, match="A conflict of interest is declared"):
            act()
    assert not scenario.members.exists()
    cohorts.pin(scenario=scenario, application=application, to="in", by=officer())
    cancel(assignment=asked, by=officer())


def test_more_time_is_answered_by_somebody_else():
    offer = offered(eligible(call=CallFactory(edition=EditionFactory(places=2))))
    asked = more_time.ask(offer=offer, by=offer.application.applicant, reason="Exams")
    by = bar(offer.application, officer())
    for act in (
        lambda: more_time.grant(request=asked, by=by, until=due(8)),
        lambda: more_time.refuse(request=asked, by=by),
    ):
        with pytest.raises(OfferRefused, match="conflict of interest"):
            act()
    more_time.refuse(request=asked, by=officer())


def test_what_is_done_to_many_leaves_it_out_and_says_so(client):
    call = CallFactory(edition=EditionFactory(places=4))
    theirs, other = (eligible(call=call) for _ in range(2))
    rows = [approved(theirs), approved(other)]
    by = bar(theirs, officer())
    browser = signed_in(client, by)
    page = browser.get(reverse("admin:selection_release")).content.decode()
    assert "1 decision is left to others, because you have a conflict of interest" in page
    assert theirs.reference in page
    released = release(decisions=Decision.objects.to_release(), by=by)
    assert [row.application for row in released] == [other]
    with pytest.raises(DecisionRefused, match="Another person must release"):
        release(decisions=Decision.objects.to_release(), by=by)
    take_back(decision=rows[0], by=officer())
    chosen = {"action": "approve_chosen", ACTION_CHECKBOX_NAME: rows[0].pk}
    page = browser.post(reverse("admin:selection_decision_changelist"), chosen).content.decode()
    assert "1 of the chosen decisions is left to others" in page
    assert "Nothing is left to approve" in page
    assert approve_all(decisions=Decision.objects.filter(pk=rows[0].pk), by=by) == (0, 1)


def test_a_check_names_nobody_whom_they_may_not_read(client):
    call = CallFactory()
    one, twin = (submitted(call=call, given_names="Zenobia", family_names="Quill") for _ in range(2))
    by = officer()
    page = signed_in(client, by).get(reverse("admin:selection_screening_one", args=[one.pk]))
    assert page.content.decode().count("Zenobia Quill") > 1
    bar(twin, by)
    text = client.get(reverse("admin:selection_screening_one", args=[one.pk])).content.decode()
    assert f"{twin.reference} <em>concealed: conflict of interest</em>" in text
    assert str(twin.pk) not in text


def test_the_minutes_are_opened_by_somebody_else(client):
    application = eligible()
    edition, by = application.call.edition, approver()
    minutes.ask(edition=edition, by=by, language="en")
    made = edition.selection_minutes.get()
    assert minutes.make(made.pk)
    address = reverse("admin:selection_download_minutes", args=[made.pk, "pdf"])
    browser = signed_in(client, by)
    assert browser.get(address)["Content-Type"] == "application/pdf"
    bar(application, by)
    assert "you have a conflict of interest" in browser.get(address, follow=True).content.decode()
    assert address not in browser.get(reverse("admin:selection_minutes", args=[edition.pk])).content.decode()


def test_a_field_that_suggests_applications_does_not_name_them(client, rows):
    theirs, other = rows
    browser = signed_in(client, bar(theirs, officer()))
    address = reverse("admin:autocomplete")
    asked = {"app_label": "selection", "model_name": "conflictdeclaration", "field_name": "application"}
    for words in ("quill", theirs.reference, ""):
        assert "Quill" not in browser.get(address, {**asked, "term": words}).content.decode()
    assert "Basil" in browser.get(address, {**asked, "term": other.reference}).content.decode()


def test_messages_about_it_are_closed(client, rows):
    theirs, _other = rows
    released(eligible(call=theirs.call, family_names="Open"), "not-selected")
    message = Message.objects.filter(about__startswith="application:").latest("created_at")
    by = officer()
    browser = signed_in(client, by)
    page = reverse("admin:notifications_message_change", args=[message.pk])
    assert browser.get(page).status_code == 200
    bar(Application.objects.get(pk=message.about.removeprefix("application:")), by)
    assert browser.get(page).status_code == 403
    assert browser.post(reverse("admin:correspondence_message_act", args=[message.pk])).status_code == 403
    listing = reverse("admin:notifications_message_changelist")
    assert message.address not in browser.get(listing).content.decode()
    assert str(message.pk) not in browser.get(listing, {"q": message.address}).content.decode()
