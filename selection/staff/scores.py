"""The ranking as given and adjusted, and the severity of each reviewer."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from .. import rules
from ..models import ApplicationScore, ReviewerSeverity, ScoreReckoning
from ..models.score import DISAGREEMENT
from ..scores import reckon
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, rows_page

ORDERS = {"raw": "rank_raw", "adjusted": "rank_adjusted", "spread": "-spread"}
# From this difference on it is said in words.
NOTABLE = Decimal("0.25")
# The chart of a severity: two points to each side of the middle.
CHART_WIDTH, POINTS_TO_A_SIDE = 200, 2


@dataclass(frozen=True)
class SeverityRow:
    """A reviewer's severity with the bar of its chart, in the chart's units."""

    severity: ReviewerSeverity
    bar_start: float
    bar_width: float

    @property
    def is_generous(self) -> bool:
        return self.severity.severity >= NOTABLE

    @property
    def is_severe(self) -> bool:
        return self.severity.severity <= -NOTABLE


@require_safe
@allowed(rules.can_see_reviews)
def ranking(request: HttpRequest, pk: int) -> HttpResponse:
    """Every scored application with both ranks; `by` orders, `disputed` shows where people disagree."""
    edition = edition_or_404(pk)
    order = request.GET.get("by") if request.GET.get("by") in ORDERS else "raw"
    rows = (
        ApplicationScore.objects.filter(application__call__edition=edition)
        .select_related("application__applicant")
        .order_by(ORDERS[order], "pk")
    )
    is_disputed = "disputed" in request.GET
    if is_disputed:
        rows = rows.filter(spread__gte=DISAGREEMENT)
    return edition_page(
        request,
        "scores.html",
        edition,
        title=_("Scores"),
        page=rows_page(request, rows),
        order=order,
        is_disputed=is_disputed,
        threshold=DISAGREEMENT,
        reckoning=ScoreReckoning.objects.filter(edition=edition).first(),
        may_reckon=rules.can_assign(request.user),
    )


@require_safe
@allowed(rules.can_see_reviews)
def severity(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(pk)
    found = ReviewerSeverity.objects.filter(edition=edition).select_related("reviewer")
    return edition_page(
        request,
        "severity.html",
        edition,
        title=_("Severity of the reviewers"),
        rows=[_with_chart(row) for row in found],
        reckoning=ScoreReckoning.objects.filter(edition=edition).first(),
        chart_width=CHART_WIDTH,
        middle=CHART_WIDTH // 2,
        may_reckon=rules.can_assign(request.user),
    )


@require_POST
@allowed(rules.can_assign)
def reckon_now(request: HttpRequest, pk: int) -> HttpResponse:
    edition = edition_or_404(pk)
    reckoning = reckon(edition)
    text = ngettext(
        "The scores are reckoned from %(number)d review.",
        "The scores are reckoned from %(number)d reviews.",
        reckoning.reviews,
    )
    messages.success(request, text % {"number": reckoning.reviews})
    return redirect("admin:selection_scores", edition.pk)


def _with_chart(row: ReviewerSeverity) -> SeverityRow:
    middle = CHART_WIDTH / 2
    length = min(abs(float(row.severity)) / POINTS_TO_A_SIDE, 1) * middle
    return SeverityRow(row, round(middle - length if row.severity < 0 else middle, 1), round(length, 1))
