"""The reserve list of an edition: who stands on it, in which order, and the order changed by hand.

The list holds those released as reserves, and those proposed or approved. Its order is a fact of
the edition and not of one decision: every change of it holds the edition's lock.
"""

from dataclasses import dataclass
from datetime import datetime

import pghistory
from django.apps import apps
from django.db import transaction
from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application
from sessions_app.models import Edition

from . import conflicts
from .locks import lock_edition
from .models import Decision
from .refusals import DecisionRefused


def of(edition: Edition) -> QuerySet[Decision]:
    """The list in its order, those without a rank last."""
    listed = Q(status="released", application__status=Application.Status.RESERVE)
    rows = Decision.objects.filter(
        Q(status__in=["proposed", "approved"]) | listed,
        application__call__edition=edition,
        outcome=Decision.Outcome.RESERVE,
    )
    # Of somebody who was a reserve twice, the later decision counts.
    latest = rows.order_by("application_id", "-proposed_at", "-pk").distinct("application_id")
    return Decision.objects.filter(pk__in=latest.values("pk")).order_by(
        F("reserve_rank").asc(nulls_last=True), "proposed_at", "pk"
    )


def rank_for(application: Application, wanted: int | None) -> int:
    """The rank of a newcomer: the last, or the one wanted, which those behind make free. The caller
    holds the edition's lock."""
    rows = of(application.call.edition)
    if wanted is None:
        return (rows.aggregate(last=Max("reserve_rank"))["last"] or 0) + 1
    if rows.filter(reserve_rank=wanted).exists():
        behind = [row.pk for row in rows if row.reserve_rank and row.reserve_rank >= wanted]
        Decision.objects.filter(pk__in=behind).update(reserve_rank=F("reserve_rank") + 1)
    return wanted


@dataclass(frozen=True)
class Change:
    """That somebody moved a person to the rank by hand. `by` is the key of who did."""

    rank: int
    by: int | None
    at: datetime
    reason: str


def changes_of(edition: Edition) -> dict[int, list[Change]]:
    """The moves by hand of each decision, by its key, from the history that the database keeps. Who
    was only pushed along has none."""
    events = (
        apps.get_model("selection", "DecisionEvent")
        .objects.filter(
            application__call__edition=edition, pgh_label="update", pgh_context__metadata__has_key="moved"
        )
        .select_related("pgh_context")
        .order_by("pgh_created_at", "pgh_id")
    )
    found: dict[int, list[Change]] = {}
    for event in events:
        told = event.pgh_context.metadata
        if told["moved"] == event.pgh_obj_id:
            change = Change(
                event.reserve_rank, told.get("user"), event.pgh_created_at, told.get("reason", "")
            )
            found.setdefault(event.pgh_obj_id, []).append(change)
    return found


@transaction.atomic
def move(
    *, edition: Edition, decision: Decision, to: int, by: User, seen: list[int], reason: str = ""
) -> int:
    """Give the decision the place `to` (1 is the first); the others keep their order. Returns the place.

    `seen` is the order that the person saw, by key: when somebody changed it meanwhile nothing is
    done. Raises DecisionRefused then, for a conflict of interest, and for somebody who is not listed.
    """
    lock_edition(edition.pk)
    rows = list(of(edition).select_related("application"))
    keys = [row.pk for row in rows]
    if decision.pk not in keys:
        raise DecisionRefused(_("This person is no longer on the reserve list."))
    if keys != seen:
        raise DecisionRefused(_("Somebody changed the list meanwhile: please look at it again."))
    moved = rows.pop(keys.index(decision.pk))
    conflicts.refuse_deciding(application=moved.application, person=by, refusal=DecisionRefused)
    place = min(max(to, 1), len(keys))
    rows.insert(place - 1, moved)
    changed = []
    for rank, row in enumerate(rows, start=1):
        if row.reserve_rank != rank:
            row.reserve_rank = rank
            changed.append(row)
    with pghistory.context(user=by.pk, moved=decision.pk, reason=reason.strip()):
        Decision.objects.bulk_update(changed, ["reserve_rank"], batch_size=1000)
    return place
