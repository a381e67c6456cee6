"""The page of one piece of long work: a bar, what failed and why, the way to stop it, the file it made."""

import mimetypes

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from . import files, rules, running
from .kinds import kinds
from .models import Job, JobItem

STOP_POLLING = 286  # what htmx takes for the end
FAILURES = 50
AGAIN = 5  # seconds after which the page shows itself again where no script runs


def _job_or_refusal(request: HttpRequest, pk) -> Job:
    job = get_object_or_404(Job, pk=pk)
    if not rules.can_follow(request.user, job):
        raise PermissionDenied
    return job


@require_safe
@never_cache
@login_required
def job(request: HttpRequest, pk) -> HttpResponse:
    """The whole page. It can be closed and opened again; the work goes on."""
    found = _job_or_refusal(request, pk)
    failures = Paginator(found.items.filter(outcome=JobItem.Outcome.FAILED), FAILURES)
    page = failures.get_page(request.GET.get("page"))
    kind = kinds.get(found.kind)
    address = kind.address if kind else None
    frame = admin.site.each_context(request) if request.user.is_staff else {}
    return render(
        request,
        "progress/job.html",
        {
            **frame,
            "frame": "admin/frame.html" if request.user.is_staff else "base.html",
            "title": found.title,
            "job": found,
            "failures": page,
            "rows": [(item, address(item.key) if address else "") for item in page],
            "is_all_or_nothing": kind is not None and kind.all_or_nothing,
            "may_repeat": rules.can_repeat(request.user, found),
            "may_take": rules.can_take(request.user, found),
            "kept_until": files.kept_until(found),
            "is_by_itself": "again" in request.GET and not found.is_over,
            "seconds": AGAIN,
        },
    )


@require_safe
@never_cache
@login_required
def state(request: HttpRequest, pk) -> HttpResponse:
    """The part that htmx asks for again and again. When the work is over the whole page comes anew, with
    what failed and without the button that stops."""
    found = _job_or_refusal(request, pk)
    status = STOP_POLLING if found.is_over else 200
    answer = render(request, "progress/state.html", {"job": found}, status=status)
    if found.is_over:
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@login_required
def stop(request: HttpRequest, pk) -> HttpResponse:
    found = _job_or_refusal(request, pk)
    running.ask_to_stop(found)
    return redirect(found)


@require_POST
@login_required
def repeat(request: HttpRequest, pk) -> HttpResponse:
    """Try again what failed; the new work has its own page."""
    found = _job_or_refusal(request, pk)
    if not rules.can_repeat(request.user, found):
        raise PermissionDenied
    return redirect(running.repeat(job=found, by=request.user))


@require_POST
@never_cache
@login_required
def file(request: HttpRequest, pk) -> HttpResponse:
    """The file, for who asked for it. That it was taken is noted, so that no link gives it out."""
    found = _job_or_refusal(request, pk)
    if not found.file:
        raise Http404
    if not rules.can_take(request.user, found):
        raise PermissionDenied
    try:
        content = found.file.open("rb")
    except FileNotFoundError:
        raise Http404 from None
    if taken := kinds[found.kind].taken:
        taken(found)
    kind, _encoding = mimetypes.guess_type(found.file_name)
    answer = FileResponse(content, as_attachment=True, filename=found.file_name, content_type=kind)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
