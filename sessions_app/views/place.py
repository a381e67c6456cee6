"""What goes with a confirmed place: details of the journey, letters, documents, the badge."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from .. import badges, letters
from ..details import PARTS, details_of
from ..forms import DetailsForm
from ..models import EditionDocument, Participation
from ..refusals import REFUSALS
from .own import file_response, own

LETTERS = {"admission": letters.admission_letter, "visa": letters.visa_letter}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def details_page(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked only after acceptance, each part with its purpose and how long it is kept."""
    found = own(request, pk)
    if found.status == Participation.Status.CANCELLED:
        raise Http404
    form = DetailsForm(request.POST or None, instance=details_of(found))
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Saved."))
        return redirect("participation", pk=found.pk)
    parts = [(part, [form[name] for name in part.fields]) for part in PARTS]
    return render(
        request,
        "sessions_app/details.html",
        {"participation": found, "edition": found.edition, "form": form, "parts": parts},
    )


@never_cache
@login_required
@require_safe
def letter(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """A letter as PDF, in the language of the page."""
    found = own(request, pk)
    if kind not in LETTERS:
        raise Http404
    try:
        content = LETTERS[kind](found, get_language() or "en")
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("participant-details" if kind == "visa" else "participation", pk=found.pk)
    return file_response(content, "application/pdf", f"{kind}-letter-{found.edition.slug}.pdf")


@never_cache
@login_required
@require_safe
def document(request: HttpRequest, pk: int, document: int) -> FileResponse:
    """A document for the participants of the edition."""
    found = own(request, pk)
    if found.status == Participation.Status.CANCELLED:
        raise Http404
    row = get_object_or_404(EditionDocument, pk=document, edition=found.edition_id)
    suffix = row.file.name.rsplit(".", 1)[-1]
    return FileResponse(
        row.file.open(), as_attachment=True, filename=f"{slugify(row.title) or 'document'}.{suffix}"
    )


@never_cache
@login_required
@require_safe
def badge(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR code to hold to the scanner, large, with the code to type."""
    found = own(request, pk)
    if found.status == Participation.Status.CANCELLED:
        raise Http404
    code = badges.badge_of(found).code
    return render(
        request,
        "sessions_app/badge.html",
        {
            "participation": found,
            "edition": found.edition,
            "code": code,
            "qr": badges.qr_svg(code, scale=10),
        },
    )
