"""Who must act, on what, until when: for the applicant, at any moment."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.endorsing import decline, endorse
from applications.filled_form import fill
from applications.models import APPLICATION, Application
from applications.timeline import steps_of
from applications.to_do import tasks_of
from applications.withdrawal import withdraw
from tests.factories import (
    ApplicationFactory,
    CallFactory,
    ExtensionFactory,
    InformationRequestFactory,
    NominationFactory,
    SubmittedApplicationFactory,
    UserFactory,
)

from .conftest import signed_in

pytestmark = pytest.mark.django_db


def fresh(application):
    return Application.objects.for_applicant().get(pk=application.pk)


def steps(application):
    return {step.label: step for step in steps_of(fresh(application))}


def tasks(application):
    application = fresh(application)
    return [(task.actor, task.label) for task in tasks_of(application, fill(application))]


def test_of_a_draft_the_applicant_must_act_until_the_deadline(complete_draft):
    submit_step = steps(complete_draft)["Submit"]
    assert (submit_step.actor, submit_step.state, submit_step.moment) == (
        "You",
        "current",
        complete_draft.call.closes_at,
    )
    assert ("You", "Read it once more and submit it") in tasks(complete_draft)


def test_what_is_missing_is_counted(call):
    draft = ApplicationFactory(call=call)
    number = sum(len(section.missing) for section in fill(draft))
    assert ("You", f"{number} answers to give or correct") in tasks(draft)


def test_an_extension_is_the_next_date(complete_draft):
    extension = ExtensionFactory(
        call=complete_draft.call,
        person=complete_draft.applicant,
        until=complete_draft.call.closes_at + timedelta(days=3),
    )
    step = steps(complete_draft)["Submit"]
    assert step.moment == extension.until
    assert "gave you more time" in step.note


def test_of_a_draft_of_a_closed_call_nothing_is_to_do(complete_draft, closed):
    assert tasks(complete_draft) == []


def test_who_is_asked_to_nominate_must_act_until_the_link_ends(complete_draft):
    nomination = NominationFactory(application=complete_draft)
    step = steps(complete_draft)["Nomination asked of Mariama Ba"]
    assert (step.actor, step.moment) == ("Mariama Ba", nomination.expires_at)
    assert tasks(complete_draft)[-1] == ("Mariama Ba", "Answer the request for a nomination")


def test_silence_is_the_applicants_to_mend_and_not_held_against_them(complete_draft):
    NominationFactory(application=complete_draft, expires_at=timezone.now() - timedelta(hours=1))
    assert "does not count against you" in steps(complete_draft)["No answer from Mariama Ba"].note
    assert any("send a new link" in label for actor, label in tasks(complete_draft) if actor == "You")


def test_where_the_call_requires_it_silence_is_told_as_what_it_is(complete_draft):
    complete_draft.call.requires_nomination = True
    complete_draft.call.save()
    NominationFactory(application=complete_draft, expires_at=timezone.now() - timedelta(hours=1))
    assert "requires a nomination" in steps(complete_draft)["No answer from Mariama Ba"].note


def test_an_endorsement_is_done_and_a_decline_asks_for_another_person(complete_draft):
    nomination = NominationFactory(application=complete_draft)
    endorse(nomination=nomination, statement="Secret")
    assert steps(complete_draft)["Nominated by Mariama Ba"].state == "done"
    assert not any("nominat" in label for _actor, label in tasks(complete_draft))
    decline(nomination=nomination, reason="The post was cut.")
    assert steps(complete_draft)["Mariama Ba declined to nominate"].note == "The post was cut."
    assert ("You", "Mariama Ba declined to nominate you: name another person") in tasks(complete_draft)


def test_after_submission_the_academy_must_act():
    application = SubmittedApplicationFactory()
    assert steps(application)["Under review"].actor == "The Academy"
    assert tasks(application) == [("The Academy", "Read the application and decide")]


def test_while_information_is_asked_the_applicant_must_act():
    request = InformationRequestFactory()
    step = steps(request.application)["The staff ask for information"]
    assert (step.actor, step.state, step.moment) == ("You", "current", request.due_at)
    assert steps(request.application)["Under review"].state == "waiting"
    assert tasks(request.application)[0] == ("You", "Send the information that the staff ask for")


def test_of_a_withdrawn_one_nothing_is_to_do():
    application = SubmittedApplicationFactory()
    withdraw(application=application, by=application.applicant)
    assert tasks(application) == []
    assert steps(application)["Withdrawn"].state == "failed"


def test_an_offer_is_the_applicants_to_answer():
    application = SubmittedApplicationFactory()
    APPLICATION.move(application, "release_offer")
    assert tasks(application) == [("You", "Answer the offer of a place")]


def test_the_dashboard_shows_who_must_act(client, complete_draft):
    NominationFactory(application=complete_draft)
    page = signed_in(client, complete_draft.applicant).get(reverse("dashboard")).content.decode()
    assert "Read it once more and submit it" in page
    assert "Answer the request for a nomination" in page


def _an_application_of(person):
    """One more, to another call, with everything a page shows of it."""
    draft = ApplicationFactory(call=CallFactory(), applicant=person)
    NominationFactory(application=draft)
    submitted = SubmittedApplicationFactory(call=CallFactory(), applicant=person)
    NominationFactory(application=submitted)
    InformationRequestFactory(application=submitted)


def test_the_dashboard_costs_the_same_for_any_number_of_applications(client, django_assert_num_queries):
    person = UserFactory()
    signed_in(client, person)
    _an_application_of(person)
    with django_assert_num_queries(12):
        client.get(reverse("dashboard"))
    for _number in range(3):
        _an_application_of(person)
    with django_assert_num_queries(12):
        client.get(reverse("dashboard"))


@pytest.mark.parametrize(("page", "most"), [("", 22), ("review/", 18), ("nomination/", 12)])
def test_the_pages_of_an_application_cost_the_same_however_much_happened(
    client, complete_draft, page, most, django_assert_num_queries, django_assert_max_num_queries
):
    signed_in(client, complete_draft.applicant)
    NominationFactory(application=complete_draft)
    with django_assert_max_num_queries(most) as few:
        client.get(complete_draft.get_absolute_url() + page)
    for _number in range(4):
        decline(nomination=complete_draft.nominations.filter(status="requested").get())
        NominationFactory(application=complete_draft)
    with django_assert_num_queries(len(few)):
        client.get(complete_draft.get_absolute_url() + page)
