"""What the clock does in the selection."""

from celery import shared_task

from . import conflicts, offers, reminders, scores, sending_assignments


@shared_task
def expire_offers() -> None:
    offers.expire_unanswered()


@shared_task
def remind_reviewers() -> None:
    """Whom a conflict of interest has come to bar is not reminded: the request is taken back."""
    conflicts.withdraw_conflicted()
    reminders.remind_overdue()


@shared_task
def send_assignments() -> None:
    """Ask the reviewers of the proposals that are being sent."""
    sending_assignments.go_on_with_all()


@shared_task
def reckon_scores() -> None:
    scores.reckon_changed()
