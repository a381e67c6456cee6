"""The applications that wait for somebody of the staff, oldest first."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from applications.models import Application

from .models import Decision, ReviewAssignment


def to_screen() -> QuerySet[Application]:
    """Submitted and not screened yet."""
    return _waiting().filter(screening__isnull=True)


def to_assign() -> QuerySet[Application]:
    """Found eligible, with nobody reviewing them and nothing decided."""
    live = ReviewAssignment.objects.filter(application=OuterRef("pk"), status__in=["assigned", "done"])
    decided = Decision.objects.filter(application=OuterRef("pk")).exclude(status="discarded")
    return _waiting().filter(~Exists(live), ~Exists(decided), screening__is_eligible=True)


def next_to_screen(after: Application) -> Application | None:
    """The next unscreened application of the same edition; from the start again after the last."""
    waiting = to_screen().filter(call=after.call_id).exclude(pk=after.pk)
    later = Q(submitted_at__gt=after.submitted_at) | Q(submitted_at=after.submitted_at, pk__gt=after.pk)
    return waiting.filter(later).first() or waiting.first()


def _waiting() -> QuerySet[Application]:
    return Application.objects.filter(status=Application.Status.SUBMITTED).order_by("submitted_at", "pk")
