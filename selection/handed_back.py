"""Reviews that were handed back, and who could write them instead."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import User
from applications.models import Answer, Application
from sessions_app.models import Edition

from . import conflicts
from .assignment import assign
from .automatic_assignment import OTHER_LANGUAGE, OTHER_SECTOR, knows_sector, reads_language
from .models import Decision, ReviewAssignment
from .reviewers import SECTOR_QUESTION, Panelist, panel_of
from .solvers.least_cost import LOAD

LEAST_DAYS = 7  # that a substitute has


@dataclass(frozen=True)
class HandedBack:
    """A place to fill again; `substitute` is None when nobody free could take it."""

    assignment: ReviewAssignment
    substitute: Panelist | None
    due_on: date


def places() -> QuerySet[ReviewAssignment]:
    """What was declined and is in nobody's hands since, of applications that are still to be judged."""
    decided = Decision.objects.filter(application=OuterRef("application")).exclude(status="discarded")
    return (
        ReviewAssignment.objects.filter(
            ~Exists(decided),
            status="declined",
            replacement__isnull=True,
            application__status__in=[Application.Status.SUBMITTED, Application.Status.RESERVE],
        )
        .for_lists()
        .select_related("application__track")
        .order_by("due_on", "pk")
    )


def with_substitutes(rows: Iterable[ReviewAssignment]) -> list[HandedBack]:
    """Each with the person who costs least by the points of the automatic assignment: reads the
    language, knows the sector, is least full, has no conflict, and was not asked before."""
    rows = list(rows)
    applications = Application.objects.filter(pk__in={row.application_id for row in rows})
    editions = Edition.objects.in_bulk({row.application.call.edition_id for row in rows})
    panels = {key: panel_of(edition) for key, edition in editions.items()}
    people = {panelist.person.pk: panelist.person for panel in panels.values() for panelist in panel}
    barred = conflicts.find(applications=applications, people=people.values())
    sectors = dict(
        Answer.objects.filter(question__key=SECTOR_QUESTION, application__in=applications)
        .order_by()
        .values_list("application", "value")
    )
    asked = set(
        ReviewAssignment.objects.filter(application__in=applications)
        .exclude(status="cancelled")
        .values_list("application", "reviewer")
    )
    more: Counter[int] = Counter()
    found = []
    for row in rows:
        key, language = row.application_id, row.application.track.language if row.application.track else ""
        free = [
            panelist
            for panelist in panels[row.application.call.edition_id]
            if panelist.room > more[panelist.person.pk]
            and (key, panelist.person.pk) not in barred
            and (key, panelist.person.pk) not in asked
        ]
        sector = sectors.get(key) if isinstance(sectors.get(key), str) else ""
        chosen = min(free, key=lambda one: _points(one, language, sector, more), default=None)
        if chosen:
            more[chosen.person.pk] += 1
            asked.add((key, chosen.person.pk))
        found.append(HandedBack(row, chosen, _due(row)))
    return found


@transaction.atomic
def replace(*, assignment: ReviewAssignment, reviewer: User, by: User) -> ReviewAssignment:
    """Ask the reviewer in the place of the one who declined. Raises AssignmentRefused as `assign` does,
    and when somebody was asked in this place already."""
    return assign(
        application=assignment.application,
        reviewer=reviewer,
        by=by,
        due_on=_due(assignment),
        replaces=assignment,
    )


def _points(panelist: Panelist, language: str, sector: str, more: Counter) -> tuple[float, str]:
    load = panelist.load + more[panelist.person.pk]
    points = 0 if reads_language(panelist, language) else OTHER_LANGUAGE
    points += 0 if knows_sector(panelist, sector) else OTHER_SECTOR
    return points + LOAD * (2 * load + 1) / (2 * panelist.capacity), panelist.person.email


def _due(row: ReviewAssignment) -> date:
    return max(row.due_on, timezone.localdate() + timedelta(days=LEAST_DAYS))
