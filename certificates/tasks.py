"""What Celery does with certificates."""

from uuid import UUID

from celery import shared_task

from . import making


@shared_task
def make(certificate_id: str) -> None:
    making.make(UUID(certificate_id))


@shared_task
def sweep() -> None:
    """Make whatever a crash or a lost broker left queued."""
    making.make_all()
