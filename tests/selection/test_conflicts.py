"""Conflicts of interest: detected, declared, and enforced wherever people judge."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import Answer, Application
from selection import conflicts, rules
from selection.assignment import assign
from selection.conflicts import Kind
from selection.decisions import approve, approve_all, propose
from selection.models import ConflictDeclaration, Decision, ReviewAssignment
from selection.refusals import (
    AssignmentRefused,
    ConflictRefused,
    DecisionRefused,
    ReviewRefused,
    ScreeningRefused,
)
from selection.reviewing import submit_review
from selection.screening import screen
from tests.factories import QuestionFactory, ReviewerProfileFactory, UserFactory

from .people import approver, assigned, due, officer, reviewer, submitted

pytestmark = pytest.mark.django_db


def kind_between(application, person):
    conflict = conflicts.between(application=application, person=person)
    return conflict and conflict.kind


def nominated(application, address):
    question = QuestionFactory(section__call=application.call, key="nominator-email", kind="email")
    Answer.objects.create(application=application, question=question, value=address)


def test_strangers_have_none():
    assert kind_between(submitted(), reviewer()) is None


def test_the_own_application():
    person = reviewer()
    assert kind_between(submitted(applicant=person), person) == Kind.OWN


def test_the_same_organisation_by_the_profile():
    profile = ReviewerProfileFactory(organisation="Crédit Mutuel S.A.")
    assert kind_between(submitted(organisation="CREDIT MUTUEL"), profile.person) == Kind.ORGANISATION


def test_the_same_organisation_by_an_application_of_the_reviewers_own():
    person = reviewer()
    submitted(applicant=person, organisation="Banco Solidario")
    assert kind_between(submitted(organisation="Banco Solidario SA"), person) == Kind.ORGANISATION


def test_an_empty_organisation_ties_nobody():
    profile = ReviewerProfileFactory(organisation="")
    assert kind_between(submitted(organisation=""), profile.person) is None


def test_the_nominator_is_the_reviewer():
    person, application = reviewer(email="chief@gmail.com"), submitted()
    nominated(application, "Chief@Gmail.com")
    assert kind_between(application, person) == Kind.NOMINATOR


def test_the_nominator_is_of_the_reviewers_organisation():
    person, application = reviewer(email="member@union.example"), submitted()
    nominated(application, "president@union.example")
    assert kind_between(application, person) == Kind.NOMINATOR


def test_a_public_mail_provider_ties_nobody():
    person = reviewer(email="one@gmail.com")
    application = submitted(applicant=UserFactory(email="two@gmail.com"))
    nominated(application, "three@gmail.com")
    assert kind_between(application, person) is None


def test_the_same_mail_domain():
    person = reviewer(email="one@union.example")
    assert kind_between(submitted(applicant=UserFactory(email="two@union.example")), person) == Kind.DOMAIN


def test_a_declared_application_and_a_declared_organisation():
    person, application = reviewer(), submitted(organisation="Fédération du Sud")
    conflicts.declare(person=person, by=person, application=application)
    conflicts.declare(person=person, by=person, organisation="Mutuelle du Nord, SARL")
    assert kind_between(application, person) == Kind.DECLARED
    assert kind_between(submitted(organisation="MUTUELLE DU NORD"), person) == Kind.DECLARED
    assert kind_between(submitted(organisation="Mutuelle du Sud"), person) is None


@pytest.mark.parametrize("named", ["both", "neither", "nothing in letters"])
def test_a_declaration_names_one_thing(named):
    person = reviewer()
    application = submitted() if named == "both" else None
    organisation = {"both": "Union", "neither": "", "nothing in letters": "–"}[named]
    with pytest.raises(ConflictRefused):
        conflicts.declare(person=person, by=person, application=application, organisation=organisation)
    assert not ConflictDeclaration.objects.exists()


def test_declaring_declines_what_is_asked_and_leaves_the_rest():
    person = reviewer()
    mine = assigned(submitted(organisation="Mutuelle du Nord"), to=person)
    other = assigned(submitted(organisation="Autre"), to=person)
    conflicts.declare(person=person, by=person, organisation="Mutuelle du Nord")
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.status, other.status) == ("declined", "assigned")


# Enforced


@pytest.fixture
def tied():
    """An application and a person who may not judge it, asked before that was known."""
    person, application = reviewer(), submitted()
    assignment = assigned(application, to=person)
    ConflictDeclaration.objects.create(reviewer=person, application=application, declared_by=person)
    return assignment


def test_nobody_with_a_conflict_is_asked(tied):
    tied.delete()
    with pytest.raises(AssignmentRefused, match="declared"):
        assign(application=tied.application, reviewer=tied.reviewer, by=officer(), due_on=due())


def test_nobody_with_a_conflict_reads_or_reviews(tied):
    assert not rules.can_read_reviewed(tied.reviewer, tied)
    assert not rules.can_review(tied.reviewer, tied)
    with pytest.raises(ReviewRefused, match="declared"):
        submit_review(assignment=tied, by=tied.reviewer, scores={})


def test_nobody_with_a_conflict_screens_proposes_or_approves():
    person, application = officer(), submitted()
    conflicts.declare(person=person, by=person, application=application)
    with pytest.raises(ScreeningRefused, match="declared"):
        screen(application=application, by=person, is_eligible=True)
    with pytest.raises(DecisionRefused, match="declared"):
        propose(application=application, outcome="offer", by=person)
    decision = propose(application=application, outcome="offer", by=officer())
    with pytest.raises(DecisionRefused, match="declared"):
        approve(decision=decision, by=person)
    assert approve_all(decisions=Decision.objects.all(), by=person) == (0, 1)
    assert approve_all(decisions=Decision.objects.all(), by=approver()) == (1, 0)


def test_officers_decide_on_applications_from_their_own_house(settings):
    settings.ORGANISER_MAIL_DOMAINS = ["ilo.org"]
    application = submitted(applicant=UserFactory(email="field@ilo.org"))
    assert propose(application=application, outcome="offer", by=officer(email="desk@ilo.org"))
    with pytest.raises(AssignmentRefused, match=r"ilo\.org"):
        assign(application=application, reviewer=reviewer(email="one@ilo.org"), by=officer(), due_on=due())


def test_an_officer_of_another_house_does_not_decide_on_a_colleague(settings):
    settings.ORGANISER_MAIL_DOMAINS = ["ilo.org"]
    application = submitted(applicant=UserFactory(email="one@partner.example"))
    with pytest.raises(DecisionRefused, match=r"partner\.example"):
        propose(application=application, outcome="offer", by=officer(email="two@partner.example"))


def test_many_are_found_in_the_same_number_of_queries():
    def queries():
        people = list(type(reviewer()).objects.filter(groups__name="reviewer"))
        with CaptureQueriesContext(connection) as captured:
            conflicts.find(applications=Application.objects.all(), people=people)
        return len(captured)

    submitted()
    few = queries()
    for _ in range(6):
        nominated(submitted(), "x@union.example")
        ReviewerProfileFactory(organisation="Union nationale des coopératives")
    assert queries() == few == 3
    assert ReviewAssignment.objects.count() == 0
