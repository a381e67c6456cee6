"""The list as a file, and the note that somebody took it."""

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.staff_pages import allowed

from ... import rules
from ...listing.exporting import FILES, rows_of
from . import export_work

FEW = 2000  # rows written while the officer waits; more are written by the worker


@require_POST
@allowed(rules.can_export)
def export(request: HttpRequest, *, model_admin: ModelAdmin) -> HttpResponse:
    """Exactly what the list of this address shows, on all of its pages."""
    kind = request.POST.get("kind")
    if kind not in FILES:
        return HttpResponseBadRequest(_("Choose Excel or CSV."))
    try:
        shown = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return redirect("admin:applications_application_changelist")
    if shown.result_count > FEW:
        return redirect(export_work.ask(kind=kind, query=shown.address, by=request.user))
    columns = model_admin.columns_of(request)
    rows = list(rows_of(shown.queryset, columns, request.user))
    file = FILES[kind].write(rows, columns)
    export_work.note_export(kind=kind, by=request.user, query=shown.address, done=len(rows))
    return FileResponse(
        file,
        as_attachment=True,
        filename=export_work.name_of(FILES[kind].ending),
        content_type=FILES[kind].content_type,
    )
