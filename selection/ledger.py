"""The ledger of fellowships: what an edition may spend, and what is promised already.

An offer with a fellowship is charged when it is approved, with its cost of that moment, and freed
when the offer is declined or expires or the application is withdrawn. The check is made under the
edition's row lock, so that two approvals never spend the same euro.
"""

from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, Count, DecimalField, F, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from sessions_app.models import Edition, LanguageTrack, Participation

from .locks import lock_edition
from .models import Decision, Offer, SelectionPlan
from .refusals import FellowshipRefused

STAGES = ("proposed", "approved", "offered", "accepted")
CHARGED = STAGES[1:]
ZERO = Decimal(0)


@dataclass
class Line:
    """One kind of fellowship: number and amount at each stage."""

    kind: Decision.Fellowship
    cost: Decimal
    counts: dict[str, int] = field(default_factory=dict)
    amounts: dict[str, Decimal] = field(default_factory=dict)

    @property
    def stages(self) -> list[tuple[int, Decimal]]:
        return [(self.counts.get(stage, 0), self.amounts.get(stage, ZERO)) for stage in STAGES]


@dataclass
class Ledger:
    """`budget` is None when the edition does not limit fellowships."""

    plan: SelectionPlan
    lines: list[Line]

    @property
    def budget(self) -> Decimal | None:
        return self.plan.fellowship_budget

    def amount(self, *stages: str) -> Decimal:
        return sum((line.amounts.get(stage, ZERO) for line in self.lines for stage in stages), ZERO)

    @property
    def charged(self) -> Decimal:
        return self.amount(*CHARGED)

    @property
    def proposed(self) -> Decimal:
        return self.amount("proposed")

    @property
    def free(self) -> Decimal | None:
        return None if self.budget is None else self.budget - self.charged


@dataclass(frozen=True)
class TrackPlaces:
    """A track's places, those confirmed, and the offers that await an answer."""

    track: LanguageTrack
    places: int | None
    confirmed: int
    pending: int

    @property
    def is_exceeded(self) -> bool:
        """Whether more could accept than there are places."""
        return self.places is not None and self.confirmed + self.pending > self.places

    @property
    def is_full(self) -> bool:
        """Whether one more offer could not be accepted if all pending ones are."""
        return self.places is not None and self.confirmed + self.pending >= self.places


def plan_of(edition: Edition) -> SelectionPlan:
    """The edition's plan; an unsaved one without a limit when none is made."""
    return SelectionPlan.objects.filter(edition=edition).first() or SelectionPlan(edition=edition)


def cost_of(plan: SelectionPlan, fellowship: str) -> Decimal:
    """What a fellowship of the kind costs, in EUR."""
    kinds = Decision.Fellowship
    costs = {
        kinds.TUITION: plan.tuition_cost,
        kinds.PARTIAL: plan.partial_cost,
        kinds.FULL: plan.full_cost,
    }
    return Decimal(costs.get(fellowship, ZERO))


def amount_of(plan: SelectionPlan, decision: Decision) -> Decimal:
    """What the decision's fellowship costs: as charged, else the partial amount of its own, else the usual."""
    for amount in (decision.fellowship_amount, decision.partial_amount):
        if amount is not None:
            return amount
    return cost_of(plan, decision.fellowship)


def of(edition: Edition) -> Ledger:
    """The ledger as it stands."""
    plan = plan_of(edition)
    lines = {
        kind: Line(kind, cost_of(plan, kind))
        for kind in Decision.Fellowship
        if kind != Decision.Fellowship.NONE
    }
    rows = (
        _offers(edition, plan).values("fellowship", "stage").annotate(number=Count("pk"), sum=Sum("amount"))
    )
    for row in rows.order_by():
        line = lines[Decision.Fellowship(row["fellowship"])]
        line.counts[row["stage"]], line.amounts[row["stage"]] = row["number"], row["sum"]
    return Ledger(plan, list(lines.values()))


def tracks(edition: Edition) -> list[TrackPlaces]:
    """How each language track stands to its places."""
    active = Participation.objects.filter(track__edition=edition, status__in=["confirmed", "completed"])
    pending = Offer.objects.filter(
        application__track__edition=edition, application__status="offered", status="pending"
    )
    confirmed_in, pending_in = _by(active, "track"), _by(pending, "application__track")
    return [
        TrackPlaces(track, track.places, confirmed_in.get(track.pk, 0), pending_in.get(track.pk, 0))
        for track in edition.tracks.all()
    ]


def _by(rows: QuerySet, track: str) -> dict[int, int]:
    """How many of the rows each track has."""
    return dict(rows.order_by().values_list(track).annotate(number=Count("pk")))


def charge(*, edition: Edition, decision: Decision) -> Decimal:
    """What approving the decision costs. The caller holds the edition's lock and writes the amount to
    the decision. Raises FellowshipRefused when the budget does not reach."""
    ledger = of(edition)
    amount = amount_of(ledger.plan, decision)
    if amount and ledger.free is not None and amount > ledger.free:
        raise FellowshipRefused(
            _("The budget for fellowships does not reach: %(amount)s EUR needed, %(free)s EUR free.")
            % {"amount": amount, "free": max(ledger.free, ZERO)}
        )
    return amount


def refuse_overspent(edition: Edition) -> None:
    """Raise FellowshipRefused when more is promised than the edition may spend."""
    ledger = of(edition)
    if ledger.free is not None and ledger.free < 0:
        raise FellowshipRefused(
            _("The fellowships promised exceed the budget by %(amount)s EUR.") % {"amount": -ledger.free}
        )


@transaction.atomic
def set_plan(*, plan: SelectionPlan) -> None:
    """Save budget and costs. Raises FellowshipRefused when the budget is below what is promised."""
    lock_edition(plan.edition_id)
    plan.save()
    refuse_overspent(plan.edition)


def _offers(edition: Edition, plan: SelectionPlan) -> QuerySet[Decision]:
    """The live offers with a fellowship, each with its stage and amount."""
    costs = [When(fellowship=kind, then=Value(cost_of(plan, kind))) for kind in Decision.Fellowship]
    is_answered = Q(status="released", offer__status="accepted", application__status="confirmed")
    is_open = Q(status="released", offer__status="pending", application__status="offered")
    return (
        Decision.objects.filter(application__call__edition=edition, outcome=Decision.Outcome.OFFER)
        .exclude(fellowship=Decision.Fellowship.NONE)
        .exclude(application__status="withdrawn")
        .filter(Q(status__in=["proposed", "approved"]) | is_answered | is_open)
        .annotate(
            amount=Coalesce("fellowship_amount", "partial_amount", Case(*costs, output_field=DecimalField())),
            stage=Case(
                When(is_answered, then=Value("accepted")),
                When(is_open, then=Value("offered")),
                default=F("status"),
            ),
        )
    )
