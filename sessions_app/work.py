"""What of the programme awaits a member of the staff."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from accounts.models import User
from accounts.work import WorkItem

from . import rules
from .models import Attendance, Participation, ProgrammeSession


def items_for(user: User) -> list[WorkItem]:
    """One line a task, each counted by one query."""
    items = []
    if rules.can_mark_attendance(user):
        items.append(_to_mark())
    if rules.can_complete(user):
        items.append(_to_complete())
    return items


def _to_mark() -> WorkItem:
    taking_part = Participation.objects.active().filter(edition=OuterRef("edition"))
    number = ProgrammeSession.objects.filter(
        Exists(taking_part),
        ~Exists(Attendance.objects.filter(session=OuterRef("pk"))),
        ends_at__lt=timezone.now(),
    ).count()
    return WorkItem(
        number,
        ngettext("session without attendance", "sessions without attendance", number),
        reverse("admin:sessions_app_attendance"),
        tone="warning",
    )


def _to_complete() -> WorkItem:
    unfinished = ProgrammeSession.objects.filter(edition=OuterRef("edition"), ends_at__gte=timezone.now())
    was_there = Attendance.objects.filter(participation=OuterRef("pk"), is_present=True)
    number = Participation.objects.filter(
        ~Exists(unfinished), Exists(was_there), status=Participation.Status.CONFIRMED
    ).count()
    return WorkItem(
        number,
        ngettext(
            "participant whose attendance is to be closed",
            "participants whose attendance is to be closed",
            number,
        ),
        reverse("admin:sessions_app_attendance"),
    )
