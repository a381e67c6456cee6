"""The daily list of work of the staff."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from academy.digest import write_digests
from accounts.roles import Role
from notifications.models import MESSAGE, Message
from tests.factories import MessageFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2027, 3, 2, 7, 30, tzinfo=ZoneInfo("Europe/Rome"))


def at(moment: datetime) -> int:
    with time_machine.travel(moment, tick=False):
        return write_digests()


def test_who_has_work_is_told_once_each_working_day_in_their_own_morning():
    officer = StaffFactory(role=Role.SELECTION_OFFICER, language="fr", time_zone="Europe/Rome")
    far = StaffFactory(role=Role.SELECTION_OFFICER, time_zone="America/Lima")
    StaffFactory(role=Role.READER, time_zone="Europe/Rome")  # nothing waits for a reader
    StaffFactory(role=Role.SELECTION_OFFICER, time_zone="Europe/Rome", wants_digest=False)
    UserFactory(time_zone="Europe/Rome")
    MESSAGE.move(MessageFactory(), "hold")
    assert at(TUESDAY) == 1
    assert at(TUESDAY.replace(hour=9)) == 0
    told = Message.objects.get(kind="staff-digest")
    assert (told.recipient, told.language) == (officer, "fr")
    assert "1 " in told.text_body
    assert at(TUESDAY.replace(hour=13)) == 1  # it is seven in Lima
    assert Message.objects.filter(recipient=far).exists()
    assert at(TUESDAY.replace(day=6)) == 0  # a Saturday
    assert at(TUESDAY.replace(day=3)) == 1


def test_staff_switch_it_off_in_their_preferences_and_applicants_are_not_asked(client):
    officer = StaffFactory(role=Role.READER)
    client.force_login(officer)
    assert 'name="wants_digest"' in client.get(reverse("preferences")).content.decode()
    client.post(
        reverse("preferences"),
        {"family_names": "Sow", "language": "en", "time_zone": "Europe/Rome", "wants_reminders": "on"},
    )
    officer.refresh_from_db()
    assert (officer.wants_digest, officer.wants_reminders) == (False, True)
    client.force_login(UserFactory())
    assert 'name="wants_digest"' not in client.get(reverse("preferences")).content.decode()
