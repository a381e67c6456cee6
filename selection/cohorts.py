"""Scenarios of the cohort: made, pinned, solved, changed by hand, and one of them proposed.

A change by hand is never refused for a target: people decide, the counters show what it does."""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.keys import among
from applications.models import Application
from sessions_app.models import Edition

from . import composer, conflicts, decisions
from .composer import Counter, Fact
from .decisions import Proposal
from .ledger import plan_of
from .locks import lock_edition, locked
from .models import CohortScenario, Decision, ScenarioMember
from .refusals import CohortRefused
from .solvers.linear import OutOfTime

Pin = ScenarioMember.Pin


@dataclass(frozen=True)
class Standing:
    """A set of people against every bound; `score` in points."""

    score: Decimal
    people: int
    counters: list[Counter]

    @property
    def broken(self) -> list[Counter]:
        return [counter for counter in self.counters if not counter.is_met]


@dataclass(frozen=True)
class Effect:
    """What a change by hand would do, before it is done."""

    before: Standing
    after: Standing

    @property
    def difference(self) -> Decimal:
        return self.after.score - self.before.score

    @property
    def rows(self) -> list[tuple[Counter, Counter]]:
        """Each bound before and after, those that change."""
        pairs = zip(self.before.counters, self.after.counters, strict=True)
        return [(before, after) for before, after in pairs if before.now != after.now]


@dataclass(frozen=True)
class Proposed:
    """How many decisions a scenario proposed, how many applications it left to others because of a
    conflict of interest, and how many as they were because they have a decision."""

    offers: int
    reserves: int
    refusals: int
    conflicted: int
    left_out: int


@transaction.atomic
def create(
    *, edition: Edition, name: str, basis: str, by: User, copy_of: CohortScenario | None = None
) -> CohortScenario:
    """A new scenario, empty or with the members of another. Raises CohortRefused for a name that is
    taken or empty."""
    scenario = CohortScenario(edition=edition, name=name.strip(), basis=basis, made_by=by)
    try:
        scenario.full_clean(exclude=["made_by", "prices", "unmet"])
    except ValidationError as fault:
        raise CohortRefused(" ".join(fault.messages)) from fault
    scenario.save()
    if copy_of:
        ScenarioMember.objects.bulk_create(
            ScenarioMember(
                scenario=scenario, application_id=row.application_id, pin=row.pin, is_chosen=row.is_chosen
            )
            for row in copy_of.members.all()
        )
    return scenario


@transaction.atomic
def remove(*, scenario: CohortScenario) -> None:
    """Delete a scenario; the decisions it proposed stay."""
    locked(CohortScenario.objects.filter(pk=scenario.pk)).get()
    scenario.delete()


@transaction.atomic
def pin(*, scenario: CohortScenario, application: Application, to: str, by: User) -> None:
    """Pin in, pin out or set free. Who is pinned in is chosen, who is pinned out is not; who is set
    free stays as they are. Raises CohortRefused for somebody who is no candidate or holds a place, and
    for a conflict of interest."""
    if to not in Pin.values:
        raise CohortRefused(_("This is not known."))
    _check_movable(scenario, [application], by)
    _lock(scenario)
    member = scenario.members.filter(application=application).first()
    is_chosen = to == Pin.IN or (to == Pin.NONE and member is not None and member.is_chosen)
    _write(scenario, application, pin=to, is_chosen=is_chosen)
    _changed_by_hand(scenario)


@transaction.atomic
def change(
    *,
    scenario: CohortScenario,
    by: User,
    put_in: Application | None = None,
    take_out: Application | None = None,
) -> None:
    """Choose one person, leave one out, or both at once (a swap). Their pins are set free. Raises
    CohortRefused for somebody who is no candidate, holds a place, or is where they shall go already,
    and for a conflict of interest."""
    _check_movable(scenario, [person for person in (put_in, take_out) if person], by)
    _lock(scenario)
    chosen = set(scenario.members.filter(is_chosen=True).values_list("application", flat=True))
    if (put_in and put_in.pk in chosen) or (take_out and take_out.pk not in chosen):
        raise CohortRefused(_("Somebody changed the scenario meanwhile: please look again."))
    for person, is_chosen in ((put_in, True), (take_out, False)):
        if person:
            _write(scenario, person, pin=Pin.NONE, is_chosen=is_chosen)
    _changed_by_hand(scenario)


def standing(scenario: CohortScenario) -> Standing:
    """How the scenario's people stand to every bound, those who hold a place included."""
    return _standing(scenario, _cohort(scenario))


def effect(
    *,
    scenario: CohortScenario,
    by: User,
    put_in: Application | None = None,
    take_out: Application | None = None,
) -> Effect:
    """What `change` would do. Changes nothing; raises CohortRefused as it does."""
    moved = [person for person in (put_in, take_out) if person]
    _check_movable(scenario, moved, by)
    before = _cohort(scenario)
    after = [fact for fact in before if not (take_out and fact.key == take_out.pk)]
    if put_in:
        newcomers = composer.candidates(scenario.edition).filter(pk=put_in.pk)
        after += composer.facts_of(newcomers, scenario, plan_of(scenario.edition))
    return Effect(_standing(scenario, before), _standing(scenario, after))


@transaction.atomic
def solve(*, scenario: CohortScenario) -> bool:
    """Let the solver choose the best cohort that keeps the pins; whether there is one. When the
    limits exclude each other the scenario stays and names them. Raises CohortRefused when the solver
    found nothing in time."""
    scenario = _lock(scenario)
    pins = dict(scenario.members.exclude(pin="").values_list("application", "pin"))
    try:
        found = composer.compose(scenario, pins)
    except OutOfTime as failure:
        raise CohortRefused(
            _("The solver found no answer in time. Fewer targets make it easier.")
        ) from failure
    if not found.unmet:
        scenario.members.filter(pin="").delete()
        ScenarioMember.objects.bulk_create(
            ScenarioMember(scenario=scenario, application_id=key, is_chosen=True)
            for key in found.chosen
            if pins.get(key) != Pin.IN
        )
    scenario.is_proven, scenario.prices, scenario.unmet = found.is_proven, found.prices, found.unmet
    scenario.solved_at = timezone.now()
    scenario.save()
    return not found.unmet


@transaction.atomic
def propose(*, scenario: CohortScenario, by: User, refuses_the_rest: bool) -> Proposed:
    """Turn the scenario into proposed decisions: an offer for each chosen, the reserve list from the
    best of the others, and, only if asked, “not selected” for everybody else who was screened. Who
    has an open decision, or on whom the person may not decide, is left out.

    Raises CohortRefused when nobody is chosen.
    """
    edition = lock_edition(scenario.edition_id)
    scenario = _lock(scenario)
    chosen = set(scenario.members.filter(is_chosen=True).values_list("application", flat=True))
    if not chosen:
        raise CohortRefused(_("Nobody is chosen in this scenario yet."))
    plan = plan_of(edition)
    facts = composer.facts_of(composer.candidates(edition), scenario, plan)
    offers = [_offer(fact, plan, scenario) for fact in facts if fact.key in chosen and not fact.is_held]
    others = [fact.key for fact in facts if fact.key not in chosen and not fact.is_held]
    pinned_out = set(scenario.members.filter(pin=Pin.OUT).values_list("application", flat=True))
    reserves = _reserves(
        edition, scenario, [key for key in others if key not in pinned_out], plan.reserve_size
    )
    listed = chosen | {proposal.application for proposal in reserves}
    refusals = _refusals(edition, scenario, listed) if refuses_the_rest else []
    proposals = [*offers, *reserves, *refusals]
    made = decisions.propose_all(proposals=proposals, by=by)
    rest = {proposal.application for proposal in proposals} - {decision.application_id for decision in made}
    conflicted = len(
        conflicts.against_deciding(applications=Application.objects.filter(pk__in=among(rest)), person=by)
    )
    scenario.proposed_by, scenario.proposed_at = by, timezone.now()
    scenario.save(update_fields=["proposed_by", "proposed_at"])
    outcomes = [decision.outcome for decision in made]
    return Proposed(
        offers=outcomes.count(Decision.Outcome.OFFER),
        reserves=outcomes.count(Decision.Outcome.RESERVE),
        refusals=outcomes.count(Decision.Outcome.NOT_SELECTED),
        conflicted=conflicted,
        left_out=len(proposals) - len(made) - conflicted,
    )


def _offer(fact: Fact, plan, scenario: CohortScenario) -> Proposal:
    asks = fact.kinds["funding"] == Application.Funding.FELLOWSHIP
    fellowship = plan.fellowship_for_who_asks if asks else Decision.Fellowship.NONE
    return Proposal(fact.key, Decision.Outcome.OFFER, _reason(scenario), fellowship=fellowship)


def _reserves(edition: Edition, scenario: CohortScenario, keys: list[UUID], size: int) -> list[Proposal]:
    """The next best, in order, after those on the reserve list already."""
    listed = Application.objects.filter(call__edition=edition, status=Application.Status.RESERVE)
    had = set(listed.values_list("pk", flat=True))
    ranks = Decision.objects.filter(application__in=had, status="released", outcome=Decision.Outcome.RESERVE)
    first = (ranks.aggregate(last=Max("reserve_rank"))["last"] or 0) + 1
    fresh = [key for key in keys if key not in had][: max(0, size - len(had))]
    return [
        Proposal(key, Decision.Outcome.RESERVE, _reason(scenario), reserve_rank=rank)
        for rank, key in enumerate(fresh, first)
    ]


def _refusals(edition: Edition, scenario: CohortScenario, listed: set[UUID]) -> list[Proposal]:
    screened = Application.objects.filter(
        call__edition=edition, status=Application.Status.SUBMITTED, screening__isnull=False
    ).exclude(Q(pk__in=listed))
    return [
        Proposal(key, Decision.Outcome.NOT_SELECTED, _reason(scenario))
        for key in screened.order_by("pk").values_list("pk", flat=True)
    ]


def _reason(scenario: CohortScenario) -> str:
    return _("Scenario “%(name)s”") % {"name": scenario.name}


def _cohort(scenario: CohortScenario) -> list[Fact]:
    chosen = scenario.members.filter(is_chosen=True).values("application")
    people = composer.candidates(scenario.edition).filter(composer.holding() | Q(pk__in=chosen))
    return composer.facts_of(people, scenario, plan_of(scenario.edition))


def _standing(scenario: CohortScenario, facts: list[Fact]) -> Standing:
    counted = composer.counters(composer.bounds_of(scenario.edition), facts)
    return Standing(Decimal(sum(fact.score for fact in facts)) / 100, len(facts), counted)


def _check_movable(scenario: CohortScenario, people: list[Application], by: User) -> None:
    for person in people:
        conflicts.refuse_deciding(application=person, person=by, refusal=CohortRefused)
    candidates = composer.candidates(scenario.edition).filter(pk__in=[person.pk for person in people])
    if candidates.count() < len(people):
        raise CohortRefused(_("This person is not among the candidates."))
    if candidates.filter(composer.holding()).exists():
        raise CohortRefused(_("This person holds a place already: take the decision back first."))


def _lock(scenario: CohortScenario) -> CohortScenario:
    return locked(CohortScenario.objects.select_related("edition")).get(pk=scenario.pk)


def _write(scenario: CohortScenario, application: Application, *, pin: str, is_chosen: bool) -> None:
    if not pin and not is_chosen:
        scenario.members.filter(application=application).delete()
        return
    ScenarioMember.objects.update_or_create(
        scenario=scenario, application=application, defaults={"pin": pin, "is_chosen": is_chosen}
    )


def _changed_by_hand(scenario: CohortScenario) -> None:
    """What the solver said no longer holds."""
    CohortScenario.objects.filter(pk=scenario.pk).update(
        is_proven=False, prices={}, unmet=[], changed_at=timezone.now()
    )
