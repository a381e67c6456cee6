"""The staff's pages of the selection, as browsers ask for them."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from notifications.models import Message
from selection.decisions import propose
from selection.models import Decision, Review, ReviewAssignment, Screening
from tests.factories import CallFactory, CriterionFactory, StaffFactory, UserFactory

from .people import approved, approver, assigned, officer, released, reviewer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    """A browser of the person."""

    def sign_in(person):
        client.force_login(person, backend="accounts.backends.WithRoles")
        return client

    return sign_in


def page_of(application):
    return reverse("admin:applications_application_change", args=[application.pk])


# The whole way


def test_an_application_goes_from_screening_to_the_message(enter):
    first, second = officer(), approver()
    application, to = submitted(applicant=UserFactory(language="es")), reviewer()
    browser = enter(first)
    key = application.pk
    browser.post(reverse("admin:selection_screening_one", args=[key]), {"finding": "eligible", "note": ""})
    due = timezone.localdate() + timedelta(days=5)
    browser.post(reverse("admin:selection_assign", args=[key]), {"reviewer": to.pk, "due_on": due})
    browser.post(reverse("admin:selection_propose", args=[key]), {"outcome": "offer:partial"})
    decision = Decision.objects.get()
    browser.post(reverse("admin:selection_approve", args=[decision.pk]))
    decision.refresh_from_db()
    assert decision.status == "proposed"  # the proposer's own approval was refused
    enter(second).post(reverse("admin:selection_approve", args=[decision.pk]))
    enter(first).post(reverse("admin:selection_release"), {"decisions": str(decision.pk)})
    application.refresh_from_db()
    assert (application.status, Message.objects.get(kind="offer").language) == ("offered", "es")


def test_the_applications_page_shows_the_three_panels_to_an_officer(enter):
    application = submitted()
    assigned(application)
    page = enter(officer()).get(page_of(application)).content.decode()
    for text in (
        "Screening",
        "Reviewers",
        "Ask for a review",
        "Propose the decision",
        "Open on the screening desk",
    ):
        assert text in page


def test_an_approver_reads_the_panels_and_approves_but_does_not_screen(enter):
    application = submitted()
    propose(application=application, outcome="offer", by=officer())
    page = enter(approver()).get(page_of(application)).content.decode()
    assert "Not screened yet" in page
    assert ">Approve<" in page
    assert "Open on the screening desk" not in page
    assert "Ask for a review" not in page


def test_a_refusal_is_told_in_words(enter):
    application = submitted()
    propose(application=application, outcome="offer", by=officer())
    answer = enter(officer()).post(
        reverse("admin:selection_propose", args=[application.pk]), {"outcome": "reserve"}, follow=True
    )
    assert "A decision on this application is already proposed." in answer.content.decode()


# The desk and the review


def test_a_reviewer_scores_on_the_review_page(enter):
    assignment = assigned()
    criterion = CriterionFactory(edition=assignment.application.call.edition, guidance="Look at the duties")
    browser = enter(assignment.reviewer)
    address = reverse("admin:selection_review", args=[assignment.pk])
    assert "Look at the duties" in browser.get(address).content.decode()
    answer = browser.post(address, {f"criterion_{criterion.pk}": "4", "comment": "Strong plan"})
    assert answer.url == reverse("admin:selection_my_reviews")
    review = Review.objects.get()
    assert (review.score, review.comment) == (4, "Strong plan")
    assert "Strong plan" in browser.get(address).content.decode()


def test_an_unanswered_criterion_comes_back_with_what_was_typed(enter):
    assignment = assigned()
    edition = assignment.application.call.edition
    answered, _open = CriterionFactory(edition=edition), CriterionFactory(edition=edition)
    page = enter(assignment.reviewer).post(
        reverse("admin:selection_review", args=[assignment.pk]),
        {f"criterion_{answered.pk}": "not-applicable", "comment": "Half way"},
    )
    text = page.content.decode()
    assert "Half way" in text
    assert "Choose a score" in text
    assert not Review.objects.exists()


def test_an_overdue_review_is_marked_on_the_desk(enter):
    assignment = assigned(days=1)
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        page = enter(assignment.reviewer).get(reverse("admin:selection_my_reviews"))
    assert "Overdue" in page.content.decode()


def test_a_reviewer_declines_with_a_reason(enter):
    assignment = assigned()
    enter(assignment.reviewer).post(
        reverse("admin:selection_decline_review", args=[assignment.pk]), {"decline_reason": "I know her"}
    )
    assignment.refresh_from_db()
    assert (assignment.status, assignment.decline_reason) == ("declined", "I know her")


# The no


def test_a_reviewer_reads_only_what_was_assigned(enter):
    mine, other = assigned(), assigned()
    browser = enter(mine.reviewer)
    desk = browser.get(reverse("admin:selection_my_reviews")).content.decode()
    assert mine.application.reference in desk
    assert other.application.reference not in desk
    assert browser.get(reverse("admin:selection_review", args=[other.pk])).status_code == 404
    for row in (mine, other):
        assert browser.get(page_of(row.application)).status_code == 403
    listing = browser.get(reverse("admin:selection_reviewassignment_changelist"))
    assert listing.status_code == 302 or listing.status_code == 403


def post_addresses():
    return [
        ("selection_screening_undo", "application"),
        ("selection_assign", "application"),
        ("selection_cancel_review", "assignment"),
        ("selection_reopen_review", "assignment"),
        ("selection_propose", "application"),
        ("selection_approve", "decision"),
        ("selection_discard", "decision"),
        ("selection_approve_many", None),
        ("selection_release", None),
    ]


@pytest.mark.parametrize(("name", "argument"), post_addresses())
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.READER, Role.PROGRAMME_OFFICER, None])
def test_who_has_no_part_in_the_selection_can_act_on_nothing(enter, name, argument, role):
    assignment = assigned()
    decision = propose(application=assignment.application, outcome="offer", by=officer())
    keys = {"application": assignment.application.pk, "assignment": assignment.pk, "decision": decision.pk}
    address = reverse(f"admin:{name}", args=[keys[argument]] if argument else [])
    browser = enter(StaffFactory(role=role) if role else UserFactory())
    answer = browser.post(address, {"finding": "eligible", "decisions": str(decision.pk)})
    assert answer.status_code == (403 if role else 302) or answer.status_code == 403
    decision.refresh_from_db()
    assert decision.status == "proposed"
    assert ReviewAssignment.objects.get().status == "assigned"
    assert not Screening.objects.exists()


@pytest.mark.parametrize(("name", "argument"), post_addresses()[:-1])
def test_a_link_alone_changes_nothing(enter, name, argument):
    assignment = assigned()
    decision = propose(application=assignment.application, outcome="offer", by=officer())
    keys = {"application": assignment.application.pk, "assignment": assignment.pk, "decision": decision.pk}
    address = reverse(f"admin:{name}", args=[keys[argument]] if argument else [])
    assert enter(officer()).get(address).status_code == 405


# Lists and bulk actions


def test_many_are_approved_after_a_page_that_says_how_many(enter):
    for _ in range(2):
        propose(application=submitted(), outcome="reserve", by=officer())
    browser = enter(approver())
    keys = [str(key) for key in Decision.objects.values_list("pk", flat=True)]
    page = browser.post(
        reverse("admin:selection_decision_changelist"),
        {"action": "approve_chosen", "_selected_action": keys},
    )
    assert "You are about to approve 2 decisions" in page.content.decode()
    assert Decision.objects.to_approve().count() == 2
    browser.post(reverse("admin:selection_approve_many"), {"decisions": ",".join(keys)})
    assert Decision.objects.to_release().count() == 2


def test_the_chosen_are_released_after_the_dry_run(enter):
    ready, kept = approved(submitted()), approved(submitted())
    browser = enter(officer())
    page = browser.post(
        reverse("admin:selection_decision_changelist"),
        {"action": "release_chosen", "_selected_action": [str(ready.pk)]},
    ).content.decode()
    assert f'name="decisions" value="{ready.pk}"' in page
    assert not Message.objects.filter(kind="offer").exists()
    browser.post(reverse("admin:selection_release"), {"decisions": str(ready.pk)})
    kept.refresh_from_db()
    assert kept.status == "approved"


def test_the_release_page_says_what_will_happen(enter):
    approved(submitted(call=CallFactory(edition__places=0)))
    page = enter(officer()).get(reverse("admin:selection_release")).content.decode()
    assert "1 decision will become known" in page
    assert "More offers than places" in page


@pytest.mark.parametrize("keys", ["", "x", "1,²,'", "999999", "\x00"])
def test_a_release_of_nonsense_is_refused_in_words(enter, keys):
    answer = enter(officer()).post(reverse("admin:selection_release"), {"decisions": keys}, follow=True)
    assert "Nothing is left to release" in answer.content.decode()


def queries_for(browser, address):
    browser.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


LISTS = [
    "selection_screening_queue",
    "selection_assignment_queue",
    "selection_my_reviews",
    "selection_reviewassignment_changelist",
    "selection_decision_changelist",
    "selection_offer_changelist",
    "selection_screening_changelist",
    "selection_release",
]


def fill(count, call, to, by):
    from selection.screening import screen

    for number in range(count):
        application = submitted(call=call)
        if number % 4 == 0:
            continue
        screen(application=application, by=by, is_eligible=True)
        if number % 4 == 1:
            assigned(application, to=to)
            approved(application)
        if number % 4 == 2:
            released(application)


@pytest.mark.parametrize("name", LISTS)
def test_a_desk_costs_the_same_at_any_length(enter, name):
    person = StaffFactory(role=Role.ADMINISTRATOR)
    to = reviewer()
    call = CallFactory()
    browser = enter(to if name == "selection_my_reviews" else person)
    fill(8, call, to, person)
    few = queries_for(browser, reverse(f"admin:{name}"))
    fill(40, call, to, person)
    assert queries_for(browser, reverse(f"admin:{name}")) == few


def test_an_applications_page_costs_the_same_with_more_reviews(enter):
    application = submitted()
    CriterionFactory(edition=application.call.edition)
    browser = enter(officer())

    def review():
        assignment = assigned(application)
        page = reverse("admin:selection_review", args=[assignment.pk])
        criterion = application.call.edition.criteria.get()
        other = type(browser)()
        other.force_login(assignment.reviewer, backend="accounts.backends.WithRoles")
        other.post(page, {f"criterion_{criterion.pk}": "3"})

    review()
    few = queries_for(browser, page_of(application))
    for _ in range(4):
        review()
    assert queries_for(browser, page_of(application)) == few <= 19  # one writes down who read it
