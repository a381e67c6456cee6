"""Reports: figures of an edition and across the years, as charts with tables and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app import rules
from sessions_app.models import Edition
from sessions_app.staff.editions import chosen_edition

from .. import breakdowns, reports
from ..report_workbook import workbook


@require_safe
@allowed(rules.can_see_reports)
def overview(request: HttpRequest) -> HttpResponse:
    """One edition, and the editions side by side."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Reports"), "edition": edition, "editions": editions}
    if edition:
        across = reports.across_years()
        figure, thing = _asked(request)
        context |= {
            "headlines": reports.headlines(edition),
            "breakdowns": breakdowns.breakdowns(edition),
            "across": across,
            "titles": {f"{figure}-{thing}": title for (figure, thing), title in breakdowns.titles().items()},
            "asked": f"{figure}-{thing}",
            "side_by_side": breakdowns.side_by_side(figure, thing, [other for other, _figures in across]),
        }
    return staff_page(request, "academy/reports.html", **context)


def _asked(request: HttpRequest) -> tuple[str, str]:
    """What is compared between the editions: a figure, and by what."""
    figure, _dash, thing = request.GET.get("compare", "").partition("-")
    return (figure, thing) if (figure, thing) in breakdowns.titles() else ("participants", "region")


@require_safe
@allowed(rules.can_see_reports)
def as_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    response = HttpResponse(
        workbook(edition), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="report-{edition.slug}.xlsx"'
    return response
