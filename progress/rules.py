"""Who follows long work, stops it, has it tried again, and takes the file that it made."""

from django.db.models import Q, QuerySet

from .kinds import kinds
from .models import Job


def followed_by(user) -> QuerySet[Job]:
    """What somebody started, and what their office lets them follow."""
    names = [kind.name for kind in kinds.values() if kind.may_see(user)]
    return Job.objects.filter(Q(started_by=user) | Q(kind__in=names))


def can_follow(user, job: Job) -> bool:
    """Who started it, and whoever its kind lets. The one who follows it may stop it."""
    if not user.is_authenticated:
        return False
    return job.started_by_id == user.pk or (job.kind in kinds and kinds[job.kind].may_see(user))


def can_repeat(user, job: Job) -> bool:
    """Whether the person may have tried again what failed."""
    return job.is_over and job.failed > 0 and job.kind in kinds and kinds[job.kind].may_repeat(user)


def can_take(user, job: Job) -> bool:
    """The file is for who asked for it alone, and only as long as their office lets them have it."""
    is_theirs = user.is_authenticated and job.started_by_id == user.pk
    return bool(job.file) and is_theirs and job.kind in kinds and kinds[job.kind].may_take(user)
