"""What the clock does in the selection."""

from celery import shared_task

from . import (
    conflicts,
    offer_reminders,
    offers,
    reminders,
    replacing,
    scores,
)
from .models import Offer


@shared_task
def expire_offers() -> None:
    offers.expire_unanswered()


@shared_task
def remind_offers() -> None:
    offer_reminders.remind_unanswered()


@shared_task
def fill_freed_place(offer: int) -> None:
    """Fill one place, right after it became free."""
    for freed in Offer.objects.to_replace().for_lists().filter(pk=offer):
        replacing.fill(freed)


@shared_task
def fill_freed_places() -> None:
    """Fill whatever a withdrawal, a crash or a lost broker left."""
    replacing.fill_all()


@shared_task
def remind_reviewers() -> None:
    """Whom a conflict of interest has come to bar is not reminded: the request is taken back."""
    conflicts.withdraw_conflicted()
    reminders.remind_overdue()


@shared_task
def reckon_scores() -> None:
    scores.reckon_changed()
