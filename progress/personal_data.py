"""Long work: who asked for it, and the things it is done to, which may be people."""

from uuid import UUID

from django.db.models import Q

from privacy import declare, erasing
from privacy.purposes import MESSAGES, OFFICE
from privacy.retention import rules as retention_rules

from . import erasure, retention
from .models import Job, JobItem

declare(
    Job,
    OFFICE,
    office="started_by",
    kept="arguments",
    erased="file",
    impersonal="kind title about language state total done failed attempts fault result file_name created_at "
    "touched_at ended_at cancel_asked_at",
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

erasing.steps.append(erasure.forget_made_files)
retention_rules += retention.RULES
