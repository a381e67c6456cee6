"""Long work: who asked for it, and the things it is done to, which may be people."""

from uuid import UUID

from django.db.models import Q

from privacy import declare
from privacy.purposes import MESSAGES, OFFICE
from privacy.retention import rules as retention_rules

from . import retention
from .models import Job, JobItem

declare(
    Job,
    OFFICE,
    office="started_by",
    impersonal="kind title arguments state total done failed attempts fault result created_at touched_at "
    "ended_at cancel_asked_at",
)


def _about_the_person(found) -> Q:
    """Items are named by key, or by the name of whom they concern."""
    wanted = Q(key__in=[str(key) for keys in found.rows.values() for key in keys if isinstance(key, UUID)])
    for name in found.names:
        wanted |= Q(label__icontains=name)
    return wanted


declare(
    JobItem,
    MESSAGES,
    also=_about_the_person,
    erased="label",
    impersonal="key outcome reason",
)

retention_rules += retention.RULES
