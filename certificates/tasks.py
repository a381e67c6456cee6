"""What Celery does with certificates."""

from uuid import UUID

from celery import shared_task

from . import making


@shared_task
def make(certificate_id: str) -> None:
    making.make(UUID(certificate_id))


@shared_task
def sweep() -> None:
    """Go on with whatever a crash or a lost broker left undone."""
    making.make_all()
    making.make_missing_badges()
