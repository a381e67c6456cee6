"""The documents of an application, shown in a frame of the desk: pictures of pages, plain text.

Each answer forbids the browser all that a document could want: no script, form, frame or address of
elsewhere, and no page but the portal's own may show it. Nothing is kept by the browser.
"""

from dataclasses import dataclass
from uuid import UUID

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from accounts import access_log
from accounts.models import AccessRecord
from applications import rules as application_rules
from applications import viewing
from applications.models import Application, Document, Nomination

from .. import conflicts, rules
from .pages import allowed

# No script runs. Its own origin stays, so that the pictures of the pages are fetched as the person.
STRICT = {
    "default-src": [NONE],
    "img-src": [SELF],
    "style-src": [SELF],
    "font-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-same-origin"],
    "script-src": [NONE],
    "connect-src": [NONE],
}


@dataclass(frozen=True)
class Shown:
    application: Application
    file: FieldFile
    name: str
    content_type: str


def _framed(view):
    """Decorator: what it answers is for the staff's own frame alone."""
    guarded = allowed(rules.can_see_reviews)(view)
    return require_safe(never_cache(xframe_options_sameorigin(csp_replace(STRICT)(guarded))))


@_framed
def document(request: HttpRequest, kind: str, pk: UUID) -> HttpResponse:
    """The pages of the document, one under the other, each with its text."""
    found = _found(request, kind, pk)
    access_log.note(
        by=request.user,
        what=AccessRecord.What.DOCUMENT,
        person=found.application.applicant_id,
        about=f"{kind}:{pk}",
    )
    preview = viewing.preview_of(found.file, found.content_type)
    addresses = [
        reverse("admin:selection_document_page", args=[kind, pk, number + 1])
        for number in range(len(preview.pages))
    ]
    context = {
        "document": found,
        "preview": preview,
        "pages": list(zip(addresses, preview.pages, strict=True)),
    }
    return _hardened(render(request, "admin/selection/document.html", context))


@_framed
def page(request: HttpRequest, kind: str, pk: UUID, number: int) -> HttpResponse:
    """The picture of one page."""
    found = _found(request, kind, pk)
    picture = viewing.page_picture(found.file, found.content_type, number)
    if picture is None:
        raise Http404
    content, content_type = picture
    return _hardened(HttpResponse(content, content_type=content_type))


def _hardened(response: HttpResponse) -> HttpResponse:
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _found(request: HttpRequest, kind: str, pk: UUID) -> Shown:
    """The document or letter, for who may read it and has no conflict of interest; else a 404."""
    if kind == "document":
        row = get_object_or_404(Document.objects.select_related("application__applicant", "question"), pk=pk)
        may_read = application_rules.can_view_document(request.user, row)
        shown = Shown(row.application, row.file, row.original_name, row.content_type)
    elif kind == "letter":
        row = get_object_or_404(Nomination.objects.for_lists().exclude(letter=""), pk=pk)
        may_read = application_rules.can_read_endorsement(request.user, row)
        shown = Shown(row.application, row.letter, row.letter_original_name, row.letter_content_type)
    else:
        raise Http404
    conflict = conflicts.between(application=shown.application, person=request.user)
    if not may_read or (conflict and conflicts.counts_in_deciding(conflict, request.user)):
        raise Http404
    return shown
