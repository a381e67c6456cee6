"""The printed forms: the blank one for everybody, the copy of an application for who may read it."""

import hashlib
import json
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .. import rules
from ..models import Application, Call
from ..printed_form import application_copy, blank_content, print_blank

KEPT_SECONDS = 24 * 60 * 60  # how long a made page is kept; its key changes with the form
FRESH_SECONDS = 5 * 60


@require_safe
def blank_form(request: HttpRequest, slug: str) -> HttpResponse:
    """The blank form of an open call in the language of the address, without signing in.

    Made once for each state of the form; who has it already is told so. Staff read it at any time.
    """
    calls = Call.objects.select_related("edition__venue")
    call = get_object_or_404(calls, edition__slug=slug)
    if not call.is_open and not rules.can_read_forms(request.user):
        raise Http404
    content = blank_content(call, get_language())
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    etag = f'"{digest[:32]}"'
    response = get_conditional_response(request, etag=etag)
    if response is None:
        pdf = caches["process"].get_or_set(f"blank-form:{digest}", lambda: print_blank(content), KEPT_SECONDS)
        response = _pdf(pdf, f"{slug}-{get_language()}.pdf")
    response.headers["ETag"] = etag
    if call.is_open:
        patch_cache_control(response, public=True, max_age=FRESH_SECONDS)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response


@never_cache
@login_required
@require_safe
def application_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The copy of a submitted application, in the language of the address."""
    found = get_object_or_404(Application.objects.for_lists(), pk=pk)
    if found.submitted_at is None or not rules.can_view(request.user, found):
        raise Http404
    return _pdf(application_copy(found, get_language()), f"{found.reference}.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
