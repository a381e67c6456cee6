"""The page of one piece of long work: a bar, what failed and why, and the way to stop it."""

from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from . import rules, running
from .models import Job, JobItem

STOP_POLLING = 286  # what htmx takes for the end
FAILURES = 50


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
    frame = admin.site.each_context(request) if request.user.is_staff else {}
    return render(
        request,
        "progress/job.html",
        {
            **frame,
            "frame": "admin/frame.html" if request.user.is_staff else "base.html",
            "title": found.title,
            "job": found,
            "failures": failures.get_page(request.GET.get("page")),
        },
    )


@require_safe
@never_cache
@login_required
def state(request: HttpRequest, pk) -> HttpResponse:
    """The part that htmx asks for again and again, until it is told that the work is over."""
    found = _job_or_refusal(request, pk)
    status = STOP_POLLING if found.is_over else 200
    return render(request, "progress/state.html", {"job": found}, status=status)


@require_POST
@login_required
def stop(request: HttpRequest, pk) -> HttpResponse:
    found = _job_or_refusal(request, pk)
    running.ask_to_stop(found)
    return redirect(found)
