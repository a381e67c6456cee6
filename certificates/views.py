"""Checking a certificate, which anyone may, and downloading one's own."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from . import file_check, guessing, rules
from .codes import LENGTH, normalised
from .forms import CodeForm, FileForm, form_about
from .in_memory_upload import InMemoryUpload
from .models import Certificate

TONES = {"valid": "success", "superseded": "warning", "revoked": "error"}


@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """The field for a code; a whole code leads to its page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_valid():
        return redirect("verify-certificate", code=form.cleaned_data["code"])
    return render(request, "certificates/verify.html", {"form": form, "file_form": FileForm()})


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
        context = {
            "form": form_about(code),
            "file_form": FileForm(),
            "is_unknown": status == 404,
            "is_braked": status == 429,
        }
        response = _not_for_robots(render(request, "certificates/verify.html", context, status=status))
        if status == 429:
            response["Retry-After"] = str(guessing.SECONDS)
        return response


@never_cache
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def check_file(request: HttpRequest) -> HttpResponse:
    """Whether a file is a certificate of ours; it is read in memory and forgotten."""
    if request.method != "POST":
        return redirect("verify")
    # Before anything reads the form: the token is checked only then.
    request.upload_handlers = [InMemoryUpload(request)]
    return _check_file(request)


@csrf_protect
def _check_file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    if getattr(request, "is_too_large", False):
        form.errors.clear()
        form.add_error("file", _("The file is larger than 2 MB: no certificate of the Academy is."))
    if not form.is_valid():
        context = {"form": CodeForm(), "file_form": form}
        return _not_for_robots(render(request, "certificates/verify.html", context))
    if not guessing.may_check_file(request):
        context = {"form": CodeForm(), "file_form": FileForm(), "is_braked": True}
        response = _not_for_robots(render(request, "certificates/verify.html", context, status=429))
        response["Retry-After"] = str(guessing.SECONDS)
        return response
    checked = file_check.check(form.cleaned_data["file"].read())
    certificate = checked.certificate
    context = {
        "checked": checked,
        "verdict": checked.verdict.value,
        "certificate": certificate,
        "tone": TONES[certificate.status] if certificate else "",
    }
    return _not_for_robots(render(request, "certificates/file.html", context))


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
