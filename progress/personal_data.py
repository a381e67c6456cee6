"""Long work: who asked for it, and the things it is done to, which may be people."""

from django.db.models import Q

from privacy import declare
from privacy.purposes import MESSAGES, OFFICE

from .models import Job, JobItem

declare(
    Job,
    OFFICE,
    office="started_by",
    impersonal="kind title arguments state total done failed attempts fault result created_at touched_at "
    "ended_at cancel_asked_at",
)
declare(
    JobItem,
    MESSAGES,
    also=lambda found: Q(key__in=found.keys()) | Q(label__in=found.names),
    erased="label",
    impersonal="key outcome reason",
)
