"""Scanning badges at the door: a page for a phone, and what it sends when there is a line."""

import json
import uuid
from datetime import UTC, datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.staff_pages import allowed, staff_page

from .. import check_in as rule
from .. import rules
from ..check_in import Scan
from ..models import ProgrammeSession
from ..refusals import REFUSALS

MOST = 200  # scans in one request


def said() -> dict[str, str]:
    """What the page says of each state."""
    return {
        "present": _("Present"),
        "again": _("Was checked in already"),
        "unexpected": _("Present, without a seat here"),
        "unknown": _("No badge of this edition"),
        "cancelled": _("The place is cancelled"),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_mark_attendance)
def scanner(request: HttpRequest, pk: int) -> HttpResponse:
    """The page. Without scripts, POST takes one typed code."""
    session = get_object_or_404(
        ProgrammeSession.objects.select_related("edition__venue", "room", "track"), pk=pk
    )
    if request.method == "POST":
        _typed(request, session)
        return redirect("admin:sessions_app_scan", pk)
    page = staff_page(
        request,
        "sessions_app/scan.html",
        title=_("Scan badges"),
        session=session,
        token=get_token(request),
        present=session.attendances.filter(is_present=True).count(),
    )
    page.uses_camera = True  # the policy of every other page forbids it
    return page


@require_POST
@allowed(rules.can_mark_attendance)
def check_in(request: HttpRequest, pk: int) -> JsonResponse:
    """Take scans as JSON: {"scans": [{"key", "code", "at"}]}; one result for each, in their order."""
    session = get_object_or_404(ProgrammeSession, pk=pk)
    scans = _scans(request)
    if scans is None:
        return JsonResponse({"error": _("This can’t be read.")}, status=400)
    try:
        results = rule.check_in(session=session, scans=scans, by=request.user)
    except REFUSALS as refusal:
        return JsonResponse({"error": str(refusal)}, status=409)
    return JsonResponse(
        {
            "results": [
                {"key": str(row.key), "state": row.state, "name": row.name, "said": said()[row.state]}
                for row in results
            ],
            "present": session.attendances.filter(is_present=True).count(),
        }
    )


def _scans(request: HttpRequest) -> list[Scan] | None:
    """What was sent; None when it is not what the page sends."""
    try:
        rows = json.loads(request.body)["scans"]
        return [Scan(uuid.UUID(row["key"]), str(row["code"])[:50], _moment(row["at"])) for row in rows[:MOST]]
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return None


def _moment(said_at: str) -> datetime:
    moment = datetime.fromisoformat(said_at)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _typed(request: HttpRequest, session: ProgrammeSession) -> None:
    scan = Scan(uuid.uuid4(), request.POST.get("code", "")[:50], timezone.now())
    try:
        result = rule.check_in(session=session, scans=[scan], by=request.user)[0]
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return
    words = f"{result.name}: {said()[result.state]}" if result.name else said()[result.state]
    tell = messages.success if result.state in ("present", "again", "unexpected") else messages.error
    tell(request, words)
