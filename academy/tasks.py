"""What the clock does with what all apps hold."""

from celery import shared_task

from privacy import retention

from . import digest


@shared_task
def write_digests() -> None:
    digest.write_digests()


@shared_task
def keep_retention() -> None:
    """Erase what is kept no longer."""
    retention.carry_out()
