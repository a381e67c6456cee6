"""Where decisions depart from the ranking: who has a place before somebody ranked above them, and the
other way round. The reason is what the decision says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from applications.models import Application

from .models import Decision


@dataclass(frozen=True)
class Override:
    """One application whose decision its rank alone would not give."""

    application: Application
    rank: int
    is_offer: bool
    reason: str

    @property
    def in_words(self) -> str:
        if self.is_offer:
            return _("Offered a place; somebody ranked above was not.")
        return _("Not offered a place; somebody ranked below was.")


def overrides(applications: list[Application]) -> list[Override]:
    """Of the applications with a rank and a decision. Each brings its decisions that count, the latest
    first, as `standing_decisions`; one released as a reserve and offered a place since counts as offered."""
    ranked = [
        (row.score.rank_raw, row, row.standing_decisions[0])
        for row in applications
        if hasattr(row, "score") and row.standing_decisions
    ]
    offered = [rank for rank, _row, decision in ranked if _is_offer(decision)]
    others = [rank for rank, _row, decision in ranked if not _is_offer(decision)]
    if not offered or not others:
        return []
    best_other, last_offered = min(others), max(offered)
    return [
        Override(row, rank, _is_offer(decision), decision.reason)
        for rank, row, decision in sorted(ranked, key=lambda part: part[0])
        if (_is_offer(decision) and rank > best_other) or (not _is_offer(decision) and rank < last_offered)
    ]


def _is_offer(decision: Decision) -> bool:
    return decision.outcome == Decision.Outcome.OFFER
