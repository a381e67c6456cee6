"""My data: what is kept of the person signed in, as a file to take away, and the wish to be erased."""

import tempfile

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lifecycle import TransitionRefused
from privacy import own_data

from . import access_log, erasure_requests, rules
from .models import AccessRecord

SPOOLED = 1_000_000  # bytes kept in memory before the disk is used


@login_required
@never_cache
@require_safe
def my_data(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "accounts/my_data.html",
        {
            "parts": list(own_data.tables_of(request.user)),
            "consents": request.user.consents.all(),
            "erasure": erasure_requests.open_request(request.user),
            "may_ask": not rules.is_staff(request.user),
        },
    )


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def download_my_data(request: HttpRequest) -> HttpResponse:
    """The ZIP, to whoever has just shown the password. After that page the address is opened by GET,
    which asks for the click again."""
    if request.method != "POST":
        return redirect("my-data")
    file = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115  the response closes it
    own_data.write(request.user, file)
    access_log.note(by=request.user, what=AccessRecord.What.OWN_DATA, person=request.user)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename="my-data.zip", content_type="application/zip")


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required
def ask_erasure(request: HttpRequest) -> HttpResponse:
    """What goes, what stays and why; the POST asks for it and sends the mail that confirms."""
    if rules.is_staff(request.user):
        messages.error(
            request, _("Your account belongs to the staff: an administrator takes you off it first.")
        )
        return redirect("my-data")
    if request.method != "POST":
        return render(request, "accounts/ask_erasure.html")
    erasure_requests.ask(person=request.user)
    messages.success(request, _("We have sent you a mail: please open the link in it to confirm."))
    return redirect("my-data")


@login_required
@require_POST
@transaction.atomic
def take_back_erasure(request: HttpRequest) -> HttpResponse:
    if found := erasure_requests.open_request(request.user):
        try:
            erasure_requests.take_back(request=found)
        except TransitionRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your request is taken back. Nothing is erased."))
    return redirect("my-data")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_erasure(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail: GET asks, POST confirms."""
    try:
        found = erasure_requests.read(token)
    except erasure_requests.LinkNotValid:
        return render(request, "accounts/confirm_erasure.html", {"is_valid": False}, status=404)
    if request.method == "POST" and found.status == found.Status.ASKED:
        erasure_requests.confirm(request=found)
    return render(
        request,
        "accounts/confirm_erasure.html",
        {"is_valid": True, "is_done": found.status == found.Status.CONFIRMED},
    )
