"""What Celery does with applications."""

from celery import shared_task

from . import uploads


@shared_task
def clear_uploads() -> None:
    """Remove the files on their way that nobody went on with."""
    uploads.clear_expired()
