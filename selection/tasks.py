"""What the clock does in the selection."""

from celery import shared_task

from . import offers, reminders, scores


@shared_task
def expire_offers() -> None:
    offers.expire_unanswered()


@shared_task
def remind_reviewers() -> None:
    reminders.remind_overdue()


@shared_task
def reckon_scores() -> None:
    scores.reckon_changed()
