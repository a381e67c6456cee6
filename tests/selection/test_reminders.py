"""Overdue reviews: told once after the day, and once more some days later."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from applications.models import APPLICATION
from notifications.models import Message
from selection.reminders import remind_overdue

from .people import assigned, reviewer, submitted

pytestmark = pytest.mark.django_db


def after(days):
    return time_machine.travel(timezone.now() + timedelta(days=days), tick=False)


def test_nobody_is_reminded_on_the_day_itself():
    assigned(days=3)
    with after(3):
        assert remind_overdue() == 0


def test_each_edition_is_a_message_of_its_own():
    person = reviewer()
    assigned(submitted(), to=person, days=3)
    assigned(submitted(), to=person, days=3)
    with after(4):
        assert remind_overdue() == 2


def test_it_is_told_once_a_due_date_and_a_second_time_later(settings):
    settings.REVIEW_REMINDER_DAYS = 5
    person, first = reviewer(), submitted()
    assigned(first, to=person, days=3)
    assigned(submitted(call=first.call), to=person, days=3)
    told = []
    for day in range(4, 12):
        with after(day):
            told.append(remind_overdue())
    assert told == [1, 0, 0, 0, 1, 0, 0, 0]
    message = Message.objects.filter(kind="review-reminder").first()
    assert "2" in message.subject


def test_a_withdrawn_application_is_not_asked_about():
    assignment = assigned(days=1)
    APPLICATION.move(assignment.application, "withdraw")
    with after(3):
        assert remind_overdue() == 0
