"""The minutes of an edition's selection: made, downloaded, checked."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import minutes as rule
from .. import rules
from ..minutes_checking import check as check_files
from ..minutes_checking import version_of
from ..models import SelectionMinutes
from ..tones import TONES
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, attempt

FILES = {
    "pdf": ("pdf", "application/pdf"),
    "workbook": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


CLOSED = gettext_lazy(
    "The files name everybody, and you have a conflict of interest: a colleague without one opens them."
)


class CheckForm(forms.Form):
    file = forms.FileField(label=gettext_lazy("A PDF or workbook of minutes"))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_use_minutes)
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The versions; POST says which version an uploaded file is. The file is not kept."""
    edition = edition_or_404(pk)
    form = CheckForm(request.POST or None, request.FILES or None)
    is_checked = request.method == "POST" and form.is_valid()
    rows = edition.selection_minutes.select_related("made_by").order_by("-version")
    return edition_page(
        request,
        "minutes.html",
        edition,
        title=_("Minutes of the selection"),
        rows=[(row, TONES[row.status]) for row in rows],
        is_closed=any(row.status == "kept" for row in rows) and rule.conflicted(edition, request.user) > 0,
        closed=CLOSED,
        job=next((rule.last_asked(row) for row in rows if row.status == "queued"), None),
        form=form,
        is_checked=is_checked,
        found=version_of(form.cleaned_data["file"].chunks()) if is_checked else None,
    )


@require_POST
@allowed(rules.can_use_minutes)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """One click: a new version in the language of the page."""
    edition = edition_or_404(pk)
    attempt(
        request,
        lambda: rule.ask(edition=edition, by=request.user, language=get_language()),
        _("The minutes are being made: they are here in a moment."),
    )
    return redirect("admin:selection_minutes", pk)


@require_POST
@allowed(rules.can_use_minutes)
def retry(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = _minutes(pk)
    attempt(
        request, lambda: rule.retry(minutes=found, by=request.user), _("The minutes are being made again.")
    )
    return redirect("admin:selection_minutes", found.edition_id)


@require_safe
@allowed(rules.can_use_minutes)
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Both files hashed again, beside what was kept."""
    found = _minutes(pk)
    return edition_page(
        request,
        "minutes_check.html",
        edition_or_404(found.edition_id),
        part="selection_minutes",
        title=_("Version %(number)d checked") % {"number": found.version},
        minutes=found,
        checks=check_files(found),
    )


@require_safe
@allowed(rules.can_use_minutes)
def download(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One of the two files, as it was kept."""
    found = _minutes(pk)
    if name not in FILES or found.status != SelectionMinutes.Status.KEPT:
        raise Http404
    if rule.conflicted(found.edition, request.user):
        messages.error(request, CLOSED)
        return redirect("admin:selection_minutes", found.edition_id)
    ending, content_type = FILES[name]
    try:
        content = getattr(found, name).open("rb")
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content,
        as_attachment=True,
        filename=f"minutes-{found.edition.slug}-{found.version}.{ending}",
        content_type=content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _minutes(pk: UUID) -> SelectionMinutes:
    return get_object_or_404(SelectionMinutes.objects.select_related("edition", "made_by"), pk=pk)
