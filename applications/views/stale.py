"""A page whose token is out of date: its sender signed in again in another tab."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from ..kept_aside import keep_aside, keep_unsettled


def stale_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's refusal, but what was typed into a section is shown again to be sent once more.

    Only for a request that the browser itself says came from a page of ours: another site can
    neither save nor prefill anything.
    """
    key = _section_of(request)
    if key is None or request.headers.get("Origin") != f"{request.scheme}://{request.get_host()}":
        return csrf_failure(request, reason)
    keep = keep_unsettled if request.user.is_authenticated else keep_aside
    if not keep(request, **key):
        return csrf_failure(request, reason)
    messages.warning(
        request,
        _("This page was open too long, so nothing is saved yet. Please check your text and save it again."),
    )
    return redirect(request.get_full_path())


def _section_of(request: HttpRequest) -> dict | None:
    try:
        found = resolve(request.path_info)
    except Resolver404:
        return None
    if request.method != "POST" or found.url_name != "application-section":
        return None
    return {"application": found.kwargs["pk"], "section": found.kwargs["key"]}
