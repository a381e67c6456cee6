"""Giving all seats of an edition together, by ranked preference."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from . import best_fit, messages
from .choosing import slots_of
from .models import (
    Edition,
    Participation,
    ProgrammeSession,
    SessionEnrolment,
    SessionPreference,
    WaitingPlace,
)
from .refusals import ChoiceRefused


@transaction.atomic
def allot(*, edition: Edition) -> dict[int, int]:
    """Give the seats of every slot so that wishes are met best, and tell each participant; how many
    got their first, second, … choice (0: none).

    Whoever had to take a lower choice in one slot counts for more in the next. Who could not have
    what they wished more waits for it. Locks the edition, then its sessions. Raises ChoiceRefused when
    the seats were given already.
    """
    edition = Edition.objects.select_for_update(of=("self",), no_key=True).get(pk=edition.pk)
    if not edition.waits_for_allotment:
        raise ChoiceRefused(_("The seats of this edition are given already, or are given as people come."))
    rows = list(
        ProgrammeSession.objects.filter(edition=edition)
        .with_a_choice()
        .select_for_update(of=("self",), no_key=True)
        .order_by("pk")
    )
    wishes = _wishes(edition)
    weights: dict[int, float] = {}
    met: dict[int, int] = {}
    for number, slot in enumerate(slots_of(rows)):
        _allot_slot(slot, wishes, weights, met, seed=edition.pk * 1000 + number)
    edition.seats_allotted_at = timezone.now()
    edition.save(update_fields=["seats_allotted_at"])
    for person in Participation.objects.filter(pk__in=wishes).select_related("person", "edition"):
        messages.post_seats_allotted(person)
    return met


def _wishes(edition: Edition) -> dict[int, list[int]]:
    """Of each participant who comes, the sessions wished, the best first."""
    wishes: dict[int, list[int]] = {}
    preferences = SessionPreference.objects.filter(
        participation__edition=edition, participation__status=Participation.Status.CONFIRMED
    )
    for person, session in preferences.order_by("rank").values_list("participation_id", "session_id"):
        wishes.setdefault(person, []).append(session)
    return wishes


def _allot_slot(
    slot: list[ProgrammeSession],
    wishes: dict[int, list[int]],
    weights: dict[int, float],
    met: dict[int, int],
    seed: int,
) -> None:
    keys = {row.pk for row in slot}
    here = {
        person: ranked for person, all_wishes in wishes.items()
        if (ranked := [key for key in all_wishes if key in keys])
    }  # fmt: skip
    given = best_fit.allot(here, {row.pk: row.capacity for row in slot}, weights, seed)
    SessionEnrolment.objects.bulk_create(
        SessionEnrolment(participation_id=person, session_id=session) for person, session in given.items()
    )
    waits = []
    for person, ranked in here.items():
        rank = ranked.index(given[person]) + 1 if person in given else 0
        met[rank] = met.get(rank, 0) + 1
        better = ranked[: rank - 1] if rank else ranked
        # The most disappointed wait first.
        waits += [(-len(better), place, person, session) for place, session in enumerate(better)]
        weights[person] = weights.get(person, 1.0) + len(better)
    WaitingPlace.objects.bulk_create(
        WaitingPlace(participation_id=person, session_id=session)
        for _disappointed, _place, person, session in sorted(waits)
    )
