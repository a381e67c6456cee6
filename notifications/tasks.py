"""What Celery does with the outbox."""

from uuid import UUID

from celery import shared_task

from . import delivery


@shared_task
def deliver(message_id: str) -> None:
    delivery.deliver([UUID(message_id)])


@shared_task
def sweep() -> None:
    """Deliver whatever a crash or a lost broker left behind."""
    delivery.recover()
    delivery.deliver_due()
