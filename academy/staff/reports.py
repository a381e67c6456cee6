"""Reports: figures of an edition and across the years, as charts with tables and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed, staff_page
from sessions_app import rules
from sessions_app.models import Edition
from sessions_app.staff.editions import chosen_edition

from .. import reports
from ..report_workbook import workbook


@require_safe
@allowed(rules.can_see_reports)
def overview(request: HttpRequest) -> HttpResponse:
    """One edition, and the editions side by side."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Reports"), "edition": edition, "editions": editions}
    if edition:
        context |= {
            "headlines": reports.headlines(edition),
            "breakdowns": reports.breakdowns(edition),
            "across": reports.across_years(),
        }
    return staff_page(request, "academy/reports.html", **context)


@require_safe
@allowed(rules.can_see_reports)
def as_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    response = HttpResponse(
        workbook(edition), content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="report-{edition.slug}.xlsx"'
    return response
