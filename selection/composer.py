"""The composer: what a cohort must keep within, how it stands to that, and which cohort is best.

Candidates are the applications found eligible. Who holds a place (offered, confirmed, or an offer
proposed or approved) keeps it; on whom another decision is proposed or approved is not chosen. A score counts in hundredths of a point; who has none
counts nothing. `solvers/best_cohort.py` does the reckoning.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from uuid import UUID

import numpy as np
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from applications.models import Application
from sessions_app.models import Edition

from .ledger import cost_of, plan_of
from .models import CohortScenario, Decision, SelectionPlan, Target
from .solvers import best_cohort
from .solvers.best_cohort import Limit, Question
from .solvers.linear import INFINITY, NoSolution
from .targets import value_label

HELD = (Application.Status.OFFERED, Application.Status.CONFIRMED)
OPEN = (Application.Status.SUBMITTED, Application.Status.RESERVE)
PLACES, BUDGET = "places", "budget"
PINNED_IN, PINNED_OUT = "pinned-in", "pinned-out"
COLUMNS = {
    Target.Dimension.REGION: "region",
    Target.Dimension.GENDER: "gender",
    Target.Dimension.CONSTITUENT_GROUP: "constituent_group",
    Target.Dimension.TRACK: "track__language",
    Target.Dimension.FUNDING: "funding",
}


@dataclass(frozen=True)
class Bound:
    """One limit of the cohort. Of people of a kind (`dimension`, `value`), of all people (`PLACES`),
    or of euros (`BUDGET`); None where there is no minimum or maximum."""

    key: str
    label: str
    minimum: Decimal | int | None = None
    maximum: Decimal | int | None = None
    dimension: str = ""
    value: str = ""

    def __str__(self) -> str:
        """The whole limit in words."""
        said = {"kind": self.label, "low": _number(self.minimum), "high": _number(self.maximum)}
        if self.minimum is None:
            return _("%(kind)s: at most %(high)s") % said
        if self.maximum is None:
            return _("%(kind)s: at least %(low)s") % said
        return _("%(kind)s: %(low)s to %(high)s") % said


def _number(amount: Decimal | int | None) -> str:
    """Cents only where there are any."""
    if amount is None:
        return ""
    return number_format(amount, None if amount % 1 else 0, use_l10n=True, force_grouping=True)


@dataclass(frozen=True)
class Fact:
    """What the limits look at in one candidate."""

    key: UUID
    kinds: dict[str, str]
    score: int
    cost: Decimal
    is_held: bool = False
    is_barred: bool = False

    def is_of(self, bound: Bound) -> bool:
        return bound.key == PLACES or (bool(bound.dimension) and self.kinds[bound.dimension] == bound.value)

    def weight(self, bound: Bound) -> Decimal:
        return self.cost if bound.key == BUDGET else Decimal(self.is_of(bound))


@dataclass(frozen=True)
class Counter:
    """How a set of people stands to a bound."""

    bound: Bound
    now: Decimal

    @property
    def is_short(self) -> bool:
        return self.bound.minimum is not None and self.now < self.bound.minimum

    @property
    def is_over(self) -> bool:
        return self.bound.maximum is not None and self.now > self.bound.maximum

    @property
    def is_met(self) -> bool:
        return not (self.is_short or self.is_over)


@dataclass(frozen=True)
class Composition:
    """The composer's answer: whom it chose, whether no other scores more, and what each bound costs
    in hundredths of a point; or, when there is none, which limits exclude each other."""

    chosen: list[UUID]
    is_proven: bool
    prices: dict[str, int]
    unmet: list[str]


def candidates(edition: Edition) -> QuerySet[Application]:
    """Who can be in the cohort, with `open_outcome`: what is proposed or approved for them."""
    undecided = Decision.objects.filter(application=OuterRef("pk"), status__in=["proposed", "approved"])
    return Application.objects.filter(
        Q(status__in=OPEN, screening__is_eligible=True) | Q(status__in=HELD), call__edition=edition
    ).annotate(open_outcome=Subquery(undecided.values("outcome")[:1]))


def holding() -> Q:
    """The candidates who hold a place."""
    return Q(status__in=HELD) | Q(open_outcome=Decision.Outcome.OFFER)


def bounds_of(edition: Edition, plan: SelectionPlan | None = None) -> list[Bound]:
    """Every limit of the edition's cohort, targets last."""
    plan = plan or plan_of(edition)
    bounds = [Bound(PLACES, _("Places"), maximum=edition.places)]
    if plan.fellowship_budget is not None:
        bounds.append(Bound(BUDGET, _("Fellowships in EUR"), maximum=plan.fellowship_budget))
    bounds += [
        Bound(
            f"track-places:{track.language}",
            _("Places in %(language)s") % {"language": track},
            maximum=track.places,
            dimension=Target.Dimension.TRACK,
            value=track.language,
        )
        for track in edition.tracks.all()
        if track.places is not None
    ]
    return bounds + [_bound_of(target, edition.places) for target in edition.targets.all()]


def facts_of(
    applications: QuerySet[Application], scenario: CohortScenario, plan: SelectionPlan
) -> list[Fact]:
    """The facts of the applications, the best score first, in one query."""
    names = [*COLUMNS.values(), f"score__{scenario.basis}", "status", "open_outcome", "pk"]
    asked = cost_of(plan, plan.fellowship_for_who_asks)
    granted = _granted(applications, plan)
    facts = []
    for *kinds, score, status, outcome, key in applications.order_by().values_list(*names):
        row = dict(zip(COLUMNS, kinds, strict=True))
        asks = row[Target.Dimension.FUNDING] == Application.Funding.FELLOWSHIP
        is_held = status in HELD or outcome == Decision.Outcome.OFFER
        cost = granted.get(key, Decimal(0)) if is_held else asked if asks else Decimal(0)
        is_barred = not is_held and outcome is not None
        facts.append(Fact(key, row, int((score or 0) * 100), cost, is_held, is_barred))
    return sorted(facts, key=lambda fact: (-fact.score, fact.key))


def counters(bounds: Iterable[Bound], facts: Iterable[Fact]) -> list[Counter]:
    facts = list(facts)
    return [Counter(bound, sum((fact.weight(bound) for fact in facts), Decimal(0))) for bound in bounds]


def compose(scenario: CohortScenario, pins: dict[UUID, str]) -> Composition:
    """The best cohort for the scenario's pins. Changes nothing."""
    plan = plan_of(scenario.edition)
    bounds = bounds_of(scenario.edition, plan)
    facts = facts_of(candidates(scenario.edition), scenario, plan)
    question = _question(bounds, facts, pins)
    try:
        cohort = best_cohort.compose(question)
    except NoSolution:
        return Composition([], False, {}, best_cohort.irreducible(_with_pins_as_limits(question)))
    priced = [bound.key for bound in bounds if bound.key != PLACES]
    return Composition(
        chosen=[facts[place].key for place in cohort.chosen if not facts[place].is_held],
        is_proven=cohort.is_proven,
        prices=best_cohort.price(question, cohort, priced),
        unmet=[],
    )


def _bound_of(target: Target, places: int) -> Bound:
    """The target in people: a share of the places, rounded so that the share itself is kept."""

    def people(amount: Decimal | None, rounding: str) -> int | None:
        if amount is None:
            return None
        exact = amount * places / 100 if target.unit == Target.Unit.SHARE else amount
        return int(exact.to_integral_value(rounding))

    return Bound(
        f"{target.dimension}:{target.value}",
        value_label(target.dimension, target.value),
        people(target.minimum, ROUND_CEILING),
        people(target.maximum, ROUND_FLOOR),
        target.dimension,
        target.value,
    )


def _granted(applications: QuerySet[Application], plan: SelectionPlan) -> dict[UUID, Decimal]:
    """What those who hold a place were granted."""
    rows = Decision.objects.filter(
        application__in=applications.filter(holding()).values("pk"),
        status__in=["proposed", "approved", "released"],
        outcome="offer",
    ).exclude(fellowship=Decision.Fellowship.NONE)
    return {
        application: cost_of(plan, fellowship) if amount is None else amount
        for application, fellowship, amount in rows.order_by("proposed_at").values_list(
            "application", "fellowship", "fellowship_amount"
        )
    }


def _question(bounds: list[Bound], facts: list[Fact], pins: dict[UUID, str]) -> Question:
    return Question(
        scores=np.array([fact.score for fact in facts], dtype=int),
        is_in=np.array(
            [fact.is_held or (not fact.is_barred and pins.get(fact.key) == "in") for fact in facts],
            dtype=bool,
        ),
        is_out=np.array(
            [fact.is_barred or (not fact.is_held and pins.get(fact.key) == "out") for fact in facts],
            dtype=bool,
        ),
        limits=tuple(
            Limit(
                bound.key,
                np.array([float(fact.weight(bound)) for fact in facts]),
                -INFINITY if bound.minimum is None else float(bound.minimum),
                INFINITY if bound.maximum is None else float(bound.maximum),
            )
            for bound in bounds
        ),
    )


def _with_pins_as_limits(question: Question) -> Question:
    """The same question with the pins as limits, so that they can be named too."""
    pinned_in = Limit(PINNED_IN, question.is_in.astype(float), minimum=float(question.is_in.sum()))
    pinned_out = Limit(PINNED_OUT, question.is_out.astype(float), maximum=0.0)
    nobody = np.zeros_like(question.is_in)
    pins = tuple(limit for limit in (pinned_in, pinned_out) if limit.weights.any())
    return Question(question.scores, nobody, nobody, (*question.limits, *pins))
