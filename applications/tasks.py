"""What Celery does about applications by the clock."""

from celery import shared_task

from . import information, nominating, reminding, searching, uploads, viewing


@shared_task
def clear_uploads() -> None:
    """Remove the files on their way that nobody went on with, and what was drawn of documents."""
    uploads.clear_expired()
    viewing.clear_old()


@shared_task
def remind_drafts() -> None:
    reminding.remind_drafts()


@shared_task
def remind_nominators() -> None:
    nominating.remind_due()


@shared_task
def close_information_requests() -> None:
    """Close what is over, remind of what soon will be."""
    information.close_overdue()
    information.remind_due()


@shared_task
def refresh_search() -> None:
    searching.refresh()
