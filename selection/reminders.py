"""Reminders of overdue reviews: one message to a reviewer for all reviews due on a day, the day after
it, and a second some days later. What was told once is never told again."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from applications.models import Application
from notifications.models import Message
from sessions_app.models import Edition

from . import messages
from .models import ReviewAssignment


def remind_overdue() -> int:
    """Write the reminders that are due; how many."""
    today = timezone.localdate()
    rows = list(
        ReviewAssignment.objects.overdue()
        .filter(
            application__status__in=[Application.Status.SUBMITTED, Application.Status.RESERVE],
            reviewer__is_active=True,
        )
        .order_by()
        .values("reviewer", "application__call__edition", "due_on")
        .annotate(number=Count("pk"))
    )
    second_from = today - timedelta(days=settings.REVIEW_REMINDER_DAYS)
    facts = [messages.reminder_fact(row, is_second=row["due_on"] <= second_from) for row in rows]
    told = set(Message.objects.filter(fact__in=facts).values_list("fact", flat=True))
    due = [(row, fact) for row, fact in zip(rows, facts, strict=True) if fact not in told]
    people = User.objects.in_bulk({row["reviewer"] for row, _fact in due})
    editions = Edition.objects.in_bulk({row["application__call__edition"] for row, _fact in due})
    for row, fact in due:
        messages.post_review_reminder(
            reviewer=people[row["reviewer"]],
            edition=editions[row["application__call__edition"]],
            number=row["number"],
            due_on=row["due_on"],
            fact=fact,
        )
    return len(due)
