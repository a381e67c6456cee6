"""What the clock does with what all apps hold."""

from celery import shared_task

from . import digest


@shared_task
def write_digests() -> None:
    digest.write_digests()
