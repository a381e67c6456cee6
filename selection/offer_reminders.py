"""Reminders of offers that wait for an answer: one for each of the days set, the nearest alone when
several are due. What was told once is never told again; more time granted begins anew."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from notifications.models import Message

from . import messages
from .models import Offer


def remind_unanswered() -> int:
    """Write the reminders that are due; how many."""
    now = timezone.now()
    days = sorted(settings.OFFER_REMINDER_DAYS)
    if not days:
        return 0
    waiting = Offer.objects.awaiting().filter(
        respond_by__gte=now,
        respond_by__lte=now + timedelta(days=days[-1]),
        # The offer itself is news enough on its first day.
        decision__released_at__lte=now - timedelta(days=1),
    )
    due = {}
    for offer in waiting.for_lists():
        left = offer.respond_by - now
        nearest = next(day for day in days if left <= timedelta(days=day))
        due[messages.reminder_of_offer_fact(offer, nearest)] = offer
    told = set(Message.objects.filter(fact__in=due).values_list("fact", flat=True))
    for fact, offer in due.items():
        if fact not in told:
            messages.post_offer_reminder(offer, fact=fact)
    return len(due.keys() - told)
