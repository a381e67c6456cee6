"""Who follows long work, and stops it."""

from .kinds import kinds
from .models import Job


def can_follow(user, job: Job) -> bool:
    """Who started it, and whoever its kind lets."""
    if not user.is_authenticated:
        return False
    return job.started_by_id == user.pk or (job.kind in kinds and kinds[job.kind].may_see(user))
