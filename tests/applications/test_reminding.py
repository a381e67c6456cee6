"""Owners of drafts are reminded seven days and one day before the deadline, once each."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.reminding import remind_drafts
from applications.submission import submit
from applications.withdrawal import withdraw
from notifications.models import Message
from tests.factories import ApplicationFactory, CallFactory, ExtensionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return ApplicationFactory(call=CallFactory(closes_at=timezone.now() + timedelta(days=20)))


def before(draft, **time):
    return time_machine.travel(draft.call.closes_at - timedelta(**time))


def reminded_when(draft) -> list[int]:
    """The hours before the deadline at which a reminder left, tried every hour for nine days."""
    hours = []
    for hour in range(9 * 24, -3, -1):
        with before(draft, hours=hour, minutes=-1):
            hours += [hour] * remind_drafts()
    return hours


def test_it_leaves_seven_days_and_one_day_before_once_each(draft):
    assert reminded_when(draft) == [7 * 24, 24]
    assert Message.objects.filter(kind="draft-reminder").count() == 2


def test_it_names_the_deadline_at_the_venue_and_the_readers(draft):
    draft.applicant.language, draft.applicant.time_zone = "fr", "Asia/Tokyo"
    draft.applicant.save()
    with before(draft, days=6):
        remind_drafts()
    message = Message.objects.get(kind="draft-reminder")
    assert message.language == "fr"
    assert "(Turin)" in message.text_body
    assert "(Asia/Tokyo)" in message.text_body
    assert "/fr/account/preferences/" in message.text_body


def test_who_wants_no_reminders_gets_none(draft):
    draft.applicant.wants_reminders = False
    draft.applicant.save()
    with before(draft, days=3):
        assert remind_drafts() == 0


def test_who_withdrew_gets_none(draft):
    withdraw(application=draft, by=draft.applicant)
    with before(draft, days=3):
        assert remind_drafts() == 0


def test_who_submitted_gets_none(complete_draft):
    submit(application=complete_draft, by=complete_draft.applicant)
    with before(complete_draft, hours=3):
        assert remind_drafts() == 0


def test_a_draft_begun_in_the_last_week_gets_the_last_one_only():
    with time_machine.travel(timezone.now() - timedelta(days=4)):
        call = CallFactory(closes_at=timezone.now() + timedelta(days=5))
        draft = ApplicationFactory(call=call)
    assert reminded_when(draft) == [24]


def test_after_the_deadline_nobody_is_reminded(draft):
    with before(draft, hours=-1):
        assert remind_drafts() == 0


def test_an_extension_counts_as_the_persons_deadline(draft):
    ExtensionFactory(call=draft.call, person=draft.applicant, until=draft.call.closes_at + timedelta(days=30))
    with before(draft, days=3):
        assert remind_drafts() == 0
    with time_machine.travel(draft.call.closes_at + timedelta(days=29, hours=12)):
        assert remind_drafts() == 1


def test_a_postponed_deadline_is_told_anew(draft):
    with before(draft, days=3):
        remind_drafts()
    draft.call.closes_at += timedelta(days=10)
    draft.call.save()
    with before(draft, days=3):
        assert remind_drafts() == 1


def test_many_drafts_are_found_in_few_queries(draft, django_assert_max_num_queries):
    for _number in range(5):
        ApplicationFactory(call=draft.call)
    with before(draft, days=3):
        remind_drafts()
        with django_assert_max_num_queries(3):
            assert remind_drafts() == 0


def test_the_preference_is_on_the_page_of_preferences(client, draft):
    from django.urls import reverse

    from .conftest import signed_in

    signed_in(client, draft.applicant)
    page = client.get(reverse("preferences")).content.decode()
    assert "Remind me by mail" in page
    client.post(
        reverse("preferences"),
        {"given_names": "Awa", "family_names": "N’Diaye", "language": "en", "time_zone": "Africa/Dakar"},
    )
    draft.applicant.refresh_from_db()
    assert draft.applicant.wants_reminders is False
