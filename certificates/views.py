"""Checking a certificate, which anyone may, and downloading one's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from . import guessing, rules
from .codes import LENGTH, normalised
from .forms import CodeForm, form_about
from .models import Certificate

TONES = {"valid": "success", "superseded": "warning", "revoked": "error"}


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The field for a code; a whole code leads to its page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verify-certificate", code=form.cleaned_data["code"])
    return render(request, "certificates/verify.html", {"form": form})


@method_decorator(never_cache, name="dispatch")
class VerifyCertificate(View):
    """What the certificate of a code says and whether it counts, in the reader's language."""

    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        wanted = normalised(code)
        if len(wanted) == LENGTH and wanted != code:
            return redirect("verify-certificate", code=wanted)
        if guessing.has_guessed_enough(request):
            return self._without_certificate(request, code, status=429)
        found = None
        if len(wanted) == LENGTH:
            found = Certificate.objects.published().filter(code=wanted).first()
        if found is None:
            guessing.count_unknown(request)
            return self._without_certificate(request, code, status=404)
        return _not_for_robots(
            render(
                request,
                "certificates/certificate.html",
                {"certificate": found, "tone": TONES[found.status]},
            )
        )

    def _without_certificate(self, request: HttpRequest, code: str, status: int) -> HttpResponse:
        context = {"form": form_about(code), "is_unknown": status == 404, "is_braked": status == 429}
        response = _not_for_robots(render(request, "certificates/verify.html", context, status=status))
        if status == 429:
            response["Retry-After"] = str(guessing.SECONDS)
        return response


@never_cache
@login_required
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The PDF, to those who may have it; a 404 for everybody else."""
    found = get_object_or_404(Certificate.objects.select_related("participation"), pk=pk)
    if not rules.can_download(request.user, found):
        raise Http404
    try:
        content = found.pdf.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=f"{found.number}.pdf", content_type="application/pdf"
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _not_for_robots(response: HttpResponse) -> HttpResponse:
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response
