"""Automatic assignment: who should review what, proposed at the least cost, adjusted by people, sent.

`solvers/least_cost.py` reckons; here is what it reckons with. Costs are points: to read in a language
that is not among the reviewer's costs so much that it happens only where nobody else is left; a
sector that the reviewer does not know is accepted to spare somebody 30 % fuller.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import numpy as np
from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Answer, Application
from sessions_app.models import Edition

from . import conflicts
from .locks import lock_edition
from .models import (
    ASSIGNMENT_PROPOSAL,
    OPEN_PROPOSAL,
    AssignmentProposal,
    Decision,
    ProposedAssignment,
    ReviewAssignment,
    UnservedApplication,
)
from .refusals import AssignmentRefused
from .reviewers import SECTOR_QUESTION, Panelist, panel_of
from .solvers.least_cost import BARRED, Task, deal, share

OTHER_LANGUAGE = 10_000
OTHER_SECTOR = 300
BATCH = 5000


@dataclass(frozen=True)
class Likeness:
    """What makes applications alike for the assignment; `barred` are places in the panel."""

    language: str
    sector: str
    need: int
    barred: frozenset[int]


@transaction.atomic
def propose(
    *, edition: Edition, reviews_each: int, language_is_required: bool, due_on: date, by: User
) -> AssignmentProposal:
    """Propose reviewers so that every eligible, undecided application has `reviews_each`. What is
    assigned counts and stays; nobody is asked yet.

    Raises AssignmentRefused for a date in the past, while another proposal is open, when nobody
    reviews, and when nothing is left to assign.
    """
    edition = lock_edition(edition.pk)
    if due_on < timezone.localdate():
        raise AssignmentRefused(_("The review can’t be due in the past."))
    if edition.assignment_proposals.filter(status__in=OPEN_PROPOSAL).exists():
        raise AssignmentRefused(_("A proposal is open already: send or discard it first."))
    panel = panel_of(edition)
    if not any(panelist.room for panelist in panel):
        raise AssignmentRefused(_("No reviewer has room for a review."))
    alike = _alike(edition, panel, reviews_each)
    if not alike:
        raise AssignmentRefused(_("Every eligible application has its reviewers."))
    proposal = AssignmentProposal.objects.create(
        edition=edition,
        reviews_each=reviews_each,
        language_is_required=language_is_required,
        due_on=due_on,
        made_by=by,
    )
    _fill(proposal, panel, alike)
    return proposal


def to_serve(edition: Edition) -> QuerySet[Application]:
    """The applications that reviewers judge: submitted, found eligible, nothing decided."""
    decided = Decision.objects.exclude(status="discarded").filter(application__call__edition=edition)
    return Application.objects.filter(
        call__edition=edition, status=Application.Status.SUBMITTED, screening__is_eligible=True
    ).exclude(pk__in=decided.values("application"))


@transaction.atomic
def discard(*, proposal: AssignmentProposal, by: User) -> None:
    """Throw the proposal away. Raises TransitionRefused when it was sent."""
    ASSIGNMENT_PROPOSAL.move(proposal, "discard")
    proposal.rows.all().delete()
    proposal.unserved.all().delete()


def _alike(edition: Edition, panel: list[Panelist], reviews_each: int) -> dict[Likeness, list[UUID]]:
    """The applications that still need reviewers, those alike together."""
    applications = to_serve(edition)
    place_of = {panelist.person.pk: place for place, panelist in enumerate(panel)}
    barred = defaultdict(set)
    for application, person in conflicts.find(
        applications=applications, people=[panelist.person for panelist in panel]
    ):
        barred[application].add(place_of[person])
    served = Counter()
    asked = ReviewAssignment.objects.filter(application__in=applications).exclude(status="cancelled")
    for application, person, status in asked.order_by().values_list("application", "reviewer", "status"):
        served[application] += status != "declined"
        if person in place_of:
            barred[application].add(place_of[person])
    sectors = dict(
        Answer.objects.filter(question__key=SECTOR_QUESTION, application__in=applications)
        .order_by()
        .values_list("application", "value")
    )
    alike = defaultdict(list)
    for application, language in applications.order_by("submitted_at", "pk").values_list(
        "pk", "track__language"
    ):
        if (need := reviews_each - served[application]) > 0:
            sector = sectors.get(application)
            likeness = Likeness(
                language or "",
                sector if isinstance(sector, str) else "",
                need,
                frozenset(barred[application]),
            )
            alike[likeness].append(application)
    return alike


def _fill(proposal: AssignmentProposal, panel: list[Panelist], alike: dict[Likeness, list[UUID]]) -> None:
    kinds = list(alike)
    costs = np.array([_costs(kind, panel, proposal.language_is_required) for kind in kinds])
    sharing = share(
        Task(
            sizes=np.array([len(alike[kind]) for kind in kinds]),
            needs=np.array([kind.need for kind in kinds]),
            costs=costs,
            capacity=np.array([panelist.load + panelist.room for panelist in panel]),
            load=np.array([panelist.load for panelist in panel]),
        )
    )
    reads = [[reads_language(panelist, kind.language) for panelist in panel] for kind in kinds]
    knows = [[knows_sector(panelist, kind.sector) for panelist in panel] for kind in kinds]
    rows, unserved = [], []
    for group, kind in enumerate(kinds):
        applications = alike[kind]
        reason = _reason(kind, panel, proposal.language_is_required)
        for application, places in zip(applications, deal(sharing, group, len(applications)), strict=True):
            rows += [
                (application, panel[place].person.pk, reads[group][place], knows[group][place])
                for place in places
            ]
            if missing := kind.need - len(places):
                unserved.append(
                    UnservedApplication(
                        proposal=proposal, application_id=application, missing=missing, reason=reason
                    )
                )
    _insert(proposal, rows)
    UnservedApplication.objects.bulk_create(unserved, batch_size=BATCH)


def _insert(proposal: AssignmentProposal, rows: list[tuple[UUID, int, bool, bool]]) -> None:
    """The proposed rows by one statement: an object for each would take most of the time there is."""
    if not rows:
        return
    applications, reviewers, reads, knows = (list(column) for column in zip(*rows, strict=True))
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            INSERT INTO {ProposedAssignment._meta.db_table}
                (proposal_id, application_id, reviewer_id, reads_language, knows_sector, is_by_hand)
            SELECT %s, row.*, false FROM unnest(%s::uuid[], %s::bigint[], %s::bool[], %s::bool[]) AS row
            """,  # noqa: S608  the name of our own table
            [proposal.pk, [str(key) for key in applications], reviewers, reads, knows],
        )


def _costs(kind: Likeness, panel: list[Panelist], language_is_required: bool) -> list[int]:
    """Of each reviewer for applications of the kind."""
    other_language = BARRED if language_is_required else OTHER_LANGUAGE
    costs = []
    for place, panelist in enumerate(panel):
        reads = reads_language(panelist, kind.language)
        if place in kind.barred or (not reads and other_language == BARRED):
            costs.append(BARRED)
        else:
            costs.append(
                (0 if reads else other_language)
                + (0 if knows_sector(panelist, kind.sector) else OTHER_SECTOR)
            )
    return costs


def reads_language(panelist: Panelist, language: str) -> bool:
    return not language or language in panelist.languages


def knows_sector(panelist: Panelist, sector: str) -> bool:
    return not sector or sector in panelist.sectors


def _reason(kind: Likeness, panel: list[Panelist], language_is_required: bool) -> UnservedApplication.Reason:
    """Why an application of the kind would lack reviewers."""
    free = [panelist for place, panelist in enumerate(panel) if place not in kind.barred]
    free = [panelist for panelist in free if panelist.is_available]
    if len(free) < kind.need:
        return UnservedApplication.Reason.CONFLICT
    readers = [panelist for panelist in free if reads_language(panelist, kind.language)]
    if language_is_required and len(readers) < kind.need:
        return UnservedApplication.Reason.LANGUAGE
    return UnservedApplication.Reason.CAPACITY
