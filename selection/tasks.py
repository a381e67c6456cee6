"""What the clock does in the selection."""

from celery import shared_task

from . import offers


@shared_task
def expire_offers() -> None:
    offers.expire_unanswered()
