"""What Celery does with the outbox."""

from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready

from . import delivery


@shared_task
def deliver(message_id: str) -> None:
    """The message first, then others that wait: those find their own call already served."""
    delivery.deliver([UUID(message_id)])
    delivery.deliver_due(limit=delivery.BATCH)


@shared_task
def sweep() -> None:
    """Deliver whatever a crash or a lost broker left behind."""
    delivery.recover()
    delivery.deliver_due()


@worker_ready.connect
def sweep_at_start(**_signal: object) -> None:
    """A worker that starts does not wait for the clock: something may have killed the last one."""
    sweep.apply_async(retry=False)
