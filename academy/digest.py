"""The daily list of work: to each member of the staff on working days, early in their own morning, when
anything waits. Off by preference."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.models import User
from accounts.work import WorkItem
from notifications import outbox
from notifications.models import Message

from .messages import STAFF_DIGEST
from .work import work_items

MORNING = range(6, 10)  # hours in which it is written; later it would be no morning's list
WORKING_DAYS = range(5)


def write_digests() -> int:
    """Write to everybody whose morning it is and who was not written to today; how many."""
    now = timezone.now()
    due = {
        _fact(person, now): person
        for person in User.objects.filter(is_staff=True, is_active=True, wants_digest=True)
        if _is_morning(timezone.localtime(now, person.zone))
    }
    told = set(Message.objects.filter(fact__in=due).values_list("fact", flat=True))
    return sum(_write(person, fact, now) for fact, person in due.items() if fact not in told)


def _is_morning(here: datetime) -> bool:
    return here.weekday() in WORKING_DAYS and here.hour in MORNING


def _fact(person: User, now: datetime) -> str:
    return f"digest:{person.pk}:{timezone.localdate(now, timezone=person.zone)}"


def _write(person: User, fact: str, now: datetime) -> bool:
    """Whether there was anything to tell."""
    with translation.override(person.language):
        items = work_items(person)
        if not items:
            return False
        context = {
            "name": str(person),
            "day": date_format(timezone.localdate(now, timezone=person.zone), "DATE_FORMAT"),
            "work": "\n".join(_line(item) for item in items),
            "link": settings.PORTAL_URL + reverse("admin:index"),
            "preferences": settings.PORTAL_URL + reverse("preferences"),
        }
    with transaction.atomic():
        outbox.post(
            kind=STAFF_DIGEST.name,
            address=person.email,
            recipient=person,
            language=person.language,
            context=context,
            fact=fact,
        )
    return True


def _line(item: WorkItem) -> str:
    note = f" ({item.note})" if item.note else ""
    return f"{item.count} {item.label}{note}"
