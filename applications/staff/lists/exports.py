"""The list as a file, and the note that somebody took it."""

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts import access_log
from accounts.models import AccessRecord
from accounts.staff_pages import allowed

from ... import rules
from ...listing.exporting import as_csv, as_xlsx
from ...models import ListAct

MOST = 30_000  # rows; more would hold a web process too long
KINDS = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}


@require_POST
@allowed(rules.can_export)
def export(request: HttpRequest, *, model_admin: ModelAdmin) -> HttpResponse:
    """Exactly what the list of this address shows, on all of its pages."""
    kind = request.POST.get("kind")
    if kind not in KINDS:
        return HttpResponseBadRequest(_("Choose Excel or CSV."))
    try:
        shown = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return redirect("admin:applications_application_changelist")
    if shown.queryset.count() > MOST:
        messages.error(
            request,
            _("More than %(number)d rows can’t be exported at once. Please narrow the list by its filters.")
            % {"number": MOST},
        )
        return redirect(
            f"{reverse('admin:applications_application_changelist')}?{shown.address or 'view=all'}"
        )
    write, content_type = KINDS[kind]
    file, number = write(shown.queryset, model_admin.columns_of(request), request.user)
    ListAct.objects.create(
        act=f"export-{kind}",
        by=request.user,
        query=shown.address,
        tried=number,
        done=number,
        finished_at=timezone.now(),
    )
    access_log.note(by=request.user, what=AccessRecord.What.EXPORT, about=f"applications: {number}")
    name = f"applications-{timezone.localdate():%Y-%m-%d}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
