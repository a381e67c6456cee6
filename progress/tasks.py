"""What Celery does with long work."""

from uuid import UUID

from celery import shared_task
from celery.signals import worker_ready

from . import files, running


@shared_task
def run(job_id: str) -> None:
    if running.run(UUID(job_id)):
        running.hand_to_worker(UUID(job_id))


@shared_task
def sweep() -> None:
    """Go on with whatever a crash or a lost broker left behind, and erase old files."""
    running.take_up()
    files.erase_old()


@worker_ready.connect
def sweep_at_start(**_signal: object) -> None:
    """A worker that starts does not wait for the clock: something may have killed the last one."""
    sweep.apply_async(retry=False)
