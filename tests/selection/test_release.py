from datetime import UTC, datetime

import pytest

from applications.models import APPLICATION
from notifications.models import Message
from selection.models import Decision, Offer
from selection.refusals import DecisionRefused
from selection.release import forecast, release, respond_by
from tests.factories import CallFactory, EditionFactory, UserFactory, VenueFactory

from .at_once import at_once
from .people import approved, officer, released, submitted

pytestmark = pytest.mark.django_db


def test_a_release_tells_each_applicant_once_in_their_language():
    call = CallFactory()
    outcomes = {"offer": "fr", "reserve": "es", "not-selected": "en"}
    for outcome, language in outcomes.items():
        approved(submitted(call=call, applicant=UserFactory(language=language)), outcome)
    release(decisions=Decision.objects.all(), by=officer())
    assert sorted(Message.objects.values_list("kind", "language")) == sorted(outcomes.items())


def test_applications_move_together_with_their_decisions():
    rows = {outcome: submitted() for outcome in ("offer", "reserve", "not-selected")}
    for outcome, application in rows.items():
        approved(application, outcome)
    release(decisions=Decision.objects.all(), by=officer())
    for application in rows.values():
        application.refresh_from_db()
    assert [row.status for row in rows.values()] == ["offered", "reserve", "not-selected"]


def test_an_offer_says_by_when_to_answer_in_its_subject():
    applicant = UserFactory(language="fr")
    released(submitted(applicant=applicant))
    message = Message.objects.get(kind="offer")
    assert message.subject.startswith("Réponse attendue au plus tard le")
    assert str(Offer.objects.get().respond_by.year) in message.subject


def test_the_time_to_answer_ends_with_a_day_at_the_venue(settings):
    settings.OFFER_DAYS = 14
    edition = EditionFactory(venue=VenueFactory(time_zone="Asia/Tokyo"))
    until = respond_by(edition, datetime(2027, 3, 1, 20, 0, tzinfo=UTC))
    assert until == datetime(2027, 3, 16, 14, 59, 59, tzinfo=UTC)


def test_a_newer_decision_cancels_the_unsent_message_of_the_older():
    application = submitted()
    released(application, "reserve")
    released(application, "offer")
    assert dict(Message.objects.values_list("kind", "state")) == {"reserve": "cancelled", "offer": "due"}


def test_what_was_withdrawn_or_is_not_approved_is_left_out():
    gone, ready = submitted(), submitted()
    approved(gone)
    approved(ready)
    APPLICATION.move(gone, "withdraw")
    assert [row.application for row in release(decisions=Decision.objects.all(), by=officer())] == [ready]
    assert Message.objects.filter(kind="offer").count() == 1


def test_releasing_nothing_is_refused_with_a_word():
    released(submitted())
    with pytest.raises(DecisionRefused, match="Nothing is left"):
        release(decisions=Decision.objects.all(), by=officer())


def test_the_dry_run_counts_and_changes_nothing():
    call = CallFactory(edition__places=1)
    for language in ("fr", "fr", "es"):
        approved(submitted(call=call, applicant=UserFactory(language=language)))
    approved(submitted(call=call), "not-selected")
    expected = forecast(Decision.objects.all(), by=officer())
    assert expected.outcomes == [("Offer of a place", 3), ("Not selected", 1)]
    assert [number for _name, number in expected.languages] == [1, 2, 1]
    assert expected.places[0].are_exceeded
    assert not Message.objects.exists()


def test_the_cost_of_a_dry_run_does_not_grow(django_assert_num_queries):
    for _ in range(3):
        approved(submitted())
    by = officer()
    with django_assert_num_queries(6):
        forecast(Decision.objects.all(), by=by)


@pytest.mark.django_db(transaction=True)
def test_of_two_releases_at_once_one_tells_and_the_other_is_refused():
    by = officer()
    for _ in range(5):
        approved(submitted())
    results = at_once([lambda: release(decisions=Decision.objects.all(), by=by)] * 4)
    assert sorted(len(result) for result in results if isinstance(result, list)) == [5]
    assert sum(isinstance(result, DecisionRefused) for result in results) == 3
    assert Message.objects.filter(kind="offer").count() == Offer.objects.count() == 5
