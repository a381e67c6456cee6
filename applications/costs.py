"""What taking part is likely to cost an applicant. An estimate to plan with, never a decision."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sessions_app.countries import region_of

from .filled_form import FilledSection
from .models import Application, Question, TravelEstimate

AMOUNT_COVERED, ITEMS_COVERED = "amount-covered", "items-covered"  # keys of the standard form
ZERO = Decimal(0)


@dataclass(frozen=True)
class CostSheet:
    """Amounts in EUR; None where the Academy has no estimate. `asks` says whether a fellowship is
    asked, and then `asked` what for."""

    tuition: Decimal
    subsistence: Decimal | None
    travel: Decimal | None
    covered: Decimal
    asks: bool

    @property
    def total(self) -> Decimal:
        return self.tuition + (self.subsistence or ZERO) + (self.travel or ZERO)

    @property
    def asked(self) -> Decimal:
        return max(self.total - self.covered, ZERO)

    @property
    def is_partial(self) -> bool:
        """Whether a part of the cost is not known, so that the total is a lower bound."""
        return self.subsistence is None or self.travel is None


def cost_sheet(application: Application, sections: list[FilledSection]) -> CostSheet | None:
    """The estimate from the edition, the country of work and what the organisation pays, as answered
    so far; None while the edition names no cost at all."""
    call = application.call
    said = _said(sections)
    country = said.get(Question.MapsTo.COUNTRY)
    estimates = list(call.travel_estimates.all())
    travel = _travel(estimates, str(country)) if country else None
    tuition = call.edition.tuition
    if not (tuition or call.subsistence or estimates):
        return None
    amounts = {"tuition": tuition, "subsistence": call.subsistence or ZERO, "travel": travel or ZERO}
    return CostSheet(
        tuition=tuition,
        subsistence=call.subsistence,
        travel=travel,
        covered=_covered(said, amounts),
        asks=said.get(Question.MapsTo.FUNDING) == Application.Funding.FELLOWSHIP,
    )


def _said(sections: list[FilledSection]) -> dict[str, object]:
    """The answers that matter here, by column or key, as long as they are asked."""
    matters = {Question.MapsTo.COUNTRY, Question.MapsTo.FUNDING, AMOUNT_COVERED, ITEMS_COVERED}
    return {
        name: filled.value
        for section in sections
        for filled in section.questions
        if (name := filled.question.maps_to or filled.question.key) in matters and filled.is_asked
    }


def _covered(said: dict[str, object], amounts: dict[str, Decimal]) -> Decimal:
    """The amount that the organisation names; without one, the whole of the items it pays."""
    if amount := said.get(AMOUNT_COVERED):
        return Decimal(str(amount))
    items = said.get(ITEMS_COVERED)
    return sum((amounts.get(item, ZERO) for item in items), ZERO) if isinstance(items, list) else ZERO


def _travel(estimates: Iterable[TravelEstimate], country: str) -> Decimal | None:
    """That of the country where it has one of its own, else of its region."""
    rows = {(row.region, row.country): row.amount for row in estimates}
    region = region_of(country) or ""
    return rows.get((region, country), rows.get((region, "")))
