"""Reminding the owners of drafts before the deadline."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from notifications.models import Message

from .models import Application
from .posting import post_draft_reminder

LEADS = (timedelta(days=7), timedelta(days=1))


def remind_drafts() -> int:
    """Write to everybody whose draft ends within seven days, and again within one, once each; how
    many. Not to those who withdrew, who want no reminders, or who began after the reminder's time."""
    now = timezone.now()
    due = {_fact(draft, lead): draft for draft in _ending_soon(now) if (lead := _lead(draft, now))}
    told = set(Message.objects.filter(fact__in=due).values_list("fact", flat=True))
    for fact, draft in due.items():
        if fact not in told:
            with transaction.atomic():
                post_draft_reminder(draft, fact=fact)
    return len(due.keys() - told)


def _ending_soon(now: datetime) -> models.QuerySet:
    ends = Greatest("call__closes_at", Coalesce("extended_until", "call__closes_at"))
    return (
        Application.objects.for_lists()
        .with_extension()
        .annotate(ends_at=ends)
        .filter(
            status=Application.Status.DRAFT,
            applicant__wants_reminders=True,
            applicant__is_active=True,
            call__edition__is_published=True,
            call__opens_at__lte=now,
            ends_at__range=(now, now + max(LEADS)),
        )
    )


def _lead(draft: Application, now: datetime) -> timedelta | None:
    """The reminder whose time it is: the latest whose moment has come, if the draft is older."""
    came = [lead for lead in LEADS if draft.closes_at - lead <= now]
    lead = min(came)
    return lead if draft.created_at <= draft.closes_at - lead else None


def _fact(draft: Application, lead: timedelta) -> str:
    """Another deadline is another fact: it is told again."""
    return f"application:{draft.pk}:reminder:{lead.days}:{draft.closes_at.isoformat()}"
