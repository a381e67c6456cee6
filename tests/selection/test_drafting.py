"""A review while it is written: kept as typed, never over another window, others' read afterwards only."""

import re

import pytest
from django.urls import reverse

from applications.models import Application
from selection import desk, handed_back, reading
from selection.assignment import decline, reopen
from selection.drafting import Typed, save
from selection.models import ConflictDeclaration, Review, ReviewAssignment, ReviewEntry
from selection.refusals import ReviewRefused
from selection.review_policy import set_policy
from selection.reviewing import revise, submit_review
from tests.applications.conftest import signed_in
from tests.factories import CallFactory, CriterionFactory, QuestionFactory, ReviewerProfileFactory

from .people import approved, assigned, officer, reviewer, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    """An assignment in an edition with one criterion."""
    assignment = assigned()
    CriterionFactory(edition=assignment.application.call.edition, title="Relevance")
    return fresh(assignment)


def fresh(assignment):
    return ReviewAssignment.objects.for_lists().select_related("application__track").get(pk=assignment.pk)


def field(assignment):
    return f"criterion_{assignment.application.call.edition.criteria.get().pk}"


def typed(browser, assignment, name, text, version=0, **more):
    address = reverse("admin:selection_save_review", args=[assignment.pk, name])
    return browser.post(address, {name: text, f"{name}-version": version, **more})


def written(assignment, value=3):
    criteria = assignment.application.call.edition.criteria.all()
    return submit_review(assignment=assignment, by=assignment.reviewer, scores=dict.fromkeys(criteria, value))


def test_what_is_typed_is_found_again_anywhere_and_counts_nowhere(client, mine):
    name = field(mine)
    browser = signed_in(client, mine.reviewer)
    for saved, text in ((name, "4"), (f"{name}_comment", "Clear"), ("attention", "Check the date")):
        assert "Saved" in typed(browser, mine, saved, text).content.decode()
    page = browser.get(reverse("admin:selection_review", args=[mine.pk])).content.decode()
    assert re.search(r'value="4"[^>]*checked', page)
    assert "Clear" in page
    assert "1 of 1" in browser.get(reverse("admin:selection_my_reviews")).content.decode()
    assert not Review.objects.exists()
    browser.post(reverse("admin:selection_review", args=[mine.pk]), {name: "4", f"{name}_comment": "Clear", "attention": "Check the date", f"{name}-version": 1, f"{name}_comment-version": 1, "attention-version": 1})  # fmt: skip
    review = Review.objects.get()
    assert (review.attention, review.scores.get().comment) == ("Check the date", "Clear")
    assert list(ReviewAssignment.objects.flagged()) == [mine]


def test_a_second_window_never_overwrites_the_first(client, mine):
    name = field(mine)
    browser = signed_in(client, mine.reviewer)
    typed(browser, mine, "comment", "First window")
    piece = typed(browser, mine, "comment", "Second window").content.decode()
    assert "First window" in piece
    assert "Keep what is in the field" in piece
    page = browser.post(
        reverse("admin:selection_review", args=[mine.pk]),
        {name: "4", "comment": "Second window", "comment-version": 0},
    ).content.decode()
    assert "another window" in page
    assert "Second window" in page
    assert not Review.objects.exists()
    assert ReviewEntry.objects.get(name="comment").text == "First window"
    whole = typed(browser, mine, "comment", "Second window", take="comment/1")
    assert "First window" in whole.content.decode()
    assert whole["HX-Reswap"] == "outerHTML"
    typed(browser, mine, "comment", "Second window", keep="comment/1")
    assert ReviewEntry.objects.get(name="comment").text == "Second window"


def test_saving_for_later_without_scripts_keeps_everything_and_submits_nothing(client, mine):
    browser = signed_in(client, mine.reviewer)
    address = reverse("admin:selection_review", args=[mine.pk])
    browser.post(address, {"comment": "Half way", "save": "yes"})
    assert "Half way" in browser.get(address).content.decode()
    assert not Review.objects.exists()


def test_nobody_else_saves_or_reads_what_is_typed(client, mine):
    for other, status in ((reviewer(), 404), (officer(), 403)):
        assert typed(signed_in(client, other), mine, "comment", "x").status_code == status
        with pytest.raises(ReviewRefused):
            save(assignment=mine, by=other, typed=[Typed("comment", "x")])
    client.logout()
    assert typed(client, mine, "comment", "x").status_code == 403
    assert not ReviewEntry.objects.exists()


def test_a_submitted_review_takes_nothing_more(mine):
    written(mine)
    with pytest.raises(ReviewRefused, match="not being written"):
        save(assignment=mine, by=mine.reviewer, typed=[Typed("comment", "late")])


def test_others_reviews_are_read_only_after_the_own_is_submitted(client, mine):
    other = assigned(mine.application)
    criterion = mine.application.call.edition.criteria.get()
    submit_review(
        assignment=other, by=other.reviewer, scores={criterion: 2},
        comment="For the staff", comments={criterion: "Rather weak"},
    )  # fmt: skip
    browser = signed_in(client, mine.reviewer)
    address = reverse("admin:selection_review", args=[mine.pk])
    assert "Rather weak" not in browser.get(address).content.decode()
    written(mine)
    page = browser.get(address).content.decode()
    assert "Rather weak" in page
    assert "For the staff" not in page
    assert other.reviewer.family_names not in page
    reopen(assignment=ReviewAssignment.objects.get(pk=mine.pk), by=officer())
    assert "Rather weak" not in browser.get(address).content.decode()
    written(fresh(mine))
    set_policy(edition=mine.application.call.edition, by=officer(), is_blind=False, shows_others=False)
    assert reading.others(fresh(mine)) == []


def test_a_review_is_changed_by_its_reviewer_until_the_scores_could_depend_on_others(mine):
    written(mine)
    revise(assignment=fresh(mine), by=mine.reviewer)
    written(fresh(mine), 5)
    assert Review.objects.get().score == 5
    other = assigned(mine.application)
    written(fresh(other))
    with pytest.raises(ReviewRefused, match="others’ reviews"):
        revise(assignment=fresh(mine), by=mine.reviewer)


def test_a_review_stands_once_a_decision_is_on_its_way(mine):
    written(mine)
    approved(mine.application)
    with pytest.raises(ReviewRefused, match="decision"):
        revise(assignment=fresh(mine), by=mine.reviewer)


def test_what_changed_since_the_review_is_told_to_reviewer_and_staff(client, mine):
    question = QuestionFactory(section__call=mine.application.call, label_en="Your plan")
    answer = mine.application.answers.create(question=question, value="A shop")
    written(mine)
    answer.value, answer.version = "A mill", 2
    answer.save()
    Application.objects.filter(pk=mine.application_id).update(revision=2)
    page = signed_in(client, mine.reviewer).get(reverse("admin:selection_review", args=[mine.pk]))
    assert "<del>A shop</del> <ins>A mill</ins>" in page.content.decode()
    assert desk.desk_rows(desk.written(mine.reviewer))[0].is_changed
    page = signed_in(client, officer()).get(
        reverse("admin:applications_application_change", args=[mine.application_id])
    )
    assert "<del>A shop</del>" in page.content.decode()


def test_a_declared_conflict_is_kept_and_the_desk_says_why_it_is_gone(client, mine):
    browser = signed_in(client, mine.reviewer)
    address = reverse("admin:selection_decline_review", args=[mine.pk])
    browser.post(address, {"decline_reason": "My cousin", "has_conflict": "on"})
    assert ConflictDeclaration.objects.get().application_id == mine.application_id
    page = browser.get(reverse("admin:selection_my_reviews")).content.decode()
    assert mine.application.reference in page
    gone = browser.get(reverse("admin:selection_review", args=[mine.pk]))
    assert gone.status_code == 403
    assert "Conflict of interest: My cousin" in page


def test_a_place_handed_back_gets_the_substitute_that_is_proposed(client, mine):
    decline(assignment=mine, by=mine.reviewer, reason="No time")
    ReviewerProfileFactory(languages=["fr"])
    ReviewerProfileFactory(organisation=mine.application.organisation)
    ReviewerProfileFactory(capacity=0)
    best = ReviewerProfileFactory().person
    browser = signed_in(client, officer())
    address = reverse("admin:selection_handed_back")
    page = browser.get(address).content.decode()
    assert "No time" in page
    assert str(best) in page
    (row,) = handed_back.with_substitutes(handed_back.places())
    assert row.substitute.person == best
    browser.post(reverse("admin:selection_fill_place", args=[mine.pk]), {"reviewer": best.pk})
    assert ReviewAssignment.objects.get(reviewer=best).replaces_id == mine.pk
    assert not handed_back.places().exists()
    assert signed_in(client, reviewer()).get(address).status_code == 403


def test_the_list_of_places_costs_the_same_at_any_length(client, django_assert_max_num_queries):
    call = CallFactory()
    browser = signed_in(client, officer())
    for _ in range(6):
        row = assigned(submitted(call=call))
        decline(assignment=row, by=row.reviewer, reason="No time")
    with django_assert_max_num_queries(25):
        browser.get(reverse("admin:selection_handed_back"))
