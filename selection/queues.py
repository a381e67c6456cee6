"""The applications that wait for somebody of the staff, oldest first."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from applications.models import Application, InformationRequest
from sessions_app.models import Edition

from . import conflicts
from .models import Decision, ReviewAssignment

AT_ONCE = 50  # applications whose conflicts of interest are looked for together


@dataclass(frozen=True)
class NextInQueue:
    """The next application that the person may screen, None after the last; `passed` are those before
    it that they may not, each with the reason."""

    application: Application | None
    passed: list[tuple[Application, conflicts.Conflict]] = field(default_factory=list)


def to_screen() -> QuerySet[Application]:
    """Submitted and not screened yet; what the applicant was asked for is there, or late."""
    awaited = InformationRequest.objects.open().filter(application=OuterRef("pk"))
    return _waiting().filter(~Exists(awaited), screening__isnull=True)


def awaiting_information() -> QuerySet[Application]:
    """Not screened yet since the applicant was asked first, and may still answer."""
    awaited = InformationRequest.objects.open().filter(application=OuterRef("pk"))
    return _waiting().filter(Exists(awaited), screening__isnull=True)


def to_assign() -> QuerySet[Application]:
    """Found eligible, with nobody reviewing them and nothing decided."""
    live = ReviewAssignment.objects.filter(application=OuterRef("pk"), status__in=["assigned", "done"])
    decided = Decision.objects.filter(application=OuterRef("pk")).exclude(status="discarded")
    return _waiting().filter(~Exists(live), ~Exists(decided), screening__is_eligible=True)


def next_for(
    *, person: User, edition: Edition, after: Application | None = None, is_backwards: bool = False
) -> NextInQueue:
    """The next in the queue of the edition, from the start again after the last; without those on which
    the person has a conflict of interest."""
    passed = []
    rows = _in_turn(to_screen().filter(call__edition=edition), after, is_backwards)
    while batch := list(islice(rows, AT_ONCE)):
        these = Application.objects.filter(pk__in=[row.pk for row in batch])
        found = conflicts.against_deciding(applications=these, person=person)
        for row in batch:
            if row.pk not in found:
                return NextInQueue(row, passed)
            passed.append((row, found[row.pk]))
    return NextInQueue(None, passed)


def with_place(rows: QuerySet[Application]) -> QuerySet[Application]:
    """Each with `waiting`, how many of its call wait for their screening, and `ahead`, how many of
    them came before it."""
    earlier = Q(submitted_at__lt=OuterRef("submitted_at")) | Q(
        submitted_at=OuterRef("submitted_at"), pk__lt=OuterRef("pk")
    )
    waiting = to_screen().filter(call=OuterRef("call"))
    return rows.annotate(waiting=_number_of(waiting), ahead=_number_of(waiting.filter(earlier)))


def _number_of(rows: QuerySet[Application]) -> Coalesce:
    counted = rows.order_by().values("call").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def _in_turn(
    waiting: QuerySet[Application], after: Application | None, is_backwards: bool
) -> Iterator[Application]:
    """All that wait, beginning behind `after` and then from the other end."""
    if after is None:
        parts = [waiting]
    else:
        others = waiting.exclude(pk=after.pk)
        later, earlier = others.filter(_later(after)), others.exclude(_later(after))
        parts = [earlier, later] if is_backwards else [later, earlier]
    for part in parts:
        rows = part.reverse() if is_backwards else part
        start = 0
        while piece := list(rows[start : start + AT_ONCE]):
            yield from piece
            start += AT_ONCE


def _later(than: Application) -> Q:
    return Q(submitted_at__gt=than.submitted_at) | Q(submitted_at=than.submitted_at, pk__gt=than.pk)


def _waiting() -> QuerySet[Application]:
    return Application.objects.filter(status=Application.Status.SUBMITTED).order_by("submitted_at", "pk")
