"""Closing an edition's attendance: who took part has “attended”, and may be given a certificate."""

import pghistory
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .models import PARTICIPATION, Attendance, Edition, Participation
from .refusals import AttendanceRefused


def to_complete(edition: Edition) -> QuerySet[Participation]:
    """The confirmed participants who were at one session at least."""
    was_there = Attendance.objects.filter(participation=OuterRef("pk"), is_present=True)
    return Participation.objects.filter(
        Exists(was_there), edition=edition, status=Participation.Status.CONFIRMED
    )


def are_sessions_over(edition: Edition) -> bool:
    """Whether there were sessions and the last has ended."""
    last = edition.sessions.order_by("-ends_at").values_list("ends_at", flat=True).first()
    return last is not None and last < timezone.now()


@transaction.atomic
def complete_all(*, edition: Edition, by: User) -> int:
    """Complete everybody who was there; how many. Who never came stays “confirmed”.

    Raises AttendanceRefused before the last session has ended.
    """
    if not are_sessions_over(edition):
        raise AttendanceRefused(_("The attendance is closed after the last session."))
    with pghistory.context(user=by.pk):
        return PARTICIPATION.move_all(to_complete(edition), "complete")


@transaction.atomic
def reopen(*, participation: Participation, by: User) -> None:
    """Take the completion back, to correct what was closed by mistake. Raises TransitionRefused."""
    with pghistory.context(user=by.pk):
        PARTICIPATION.move(participation, "reopen")
