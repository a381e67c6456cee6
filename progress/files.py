"""The file that long work made: private, and erased after some days."""

from datetime import datetime, timedelta
from typing import IO

from django.core.files import File
from django.core.files.storage import Storage
from django.utils import timezone

from .models import Job

KEPT = timedelta(days=7)


def keep(job: Job, content: IO[bytes], name: str) -> None:
    """Store it under the job’s own name, over what a killed worker left; `name` is what its taker sees."""
    field = Job._meta.get_field("file")
    storage: Storage = field.storage
    path = field.generate_filename(job, name)
    storage.delete(path)
    job.file, job.file_name = storage.save(path, File(content)), name
    Job.objects.filter(pk=job.pk).update(file=job.file.name, file_name=name)


def kept_until(job: Job) -> datetime | None:
    """When the file is erased; None while there is none."""
    return job.ended_at + KEPT if job.file and job.ended_at else None


def erase(job: Job) -> None:
    """The row goes first: a file that nobody finds is better than a link to none."""
    name = job.file.name
    Job.objects.filter(pk=job.pk).update(file="")
    Job._meta.get_field("file").storage.delete(name)


def erase_old() -> int:
    """Erase what has been kept long enough, and what work left that came to no good end; how many."""
    over = Job.objects.exclude(file="").filter(ended_at__isnull=False)
    old = over.filter(ended_at__lt=timezone.now() - KEPT) | over.exclude(state=Job.State.DONE)
    jobs = list(old)
    for job in jobs:
        erase(job)
    return len(jobs)
