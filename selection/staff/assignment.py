"""Asking reviewers, on an application's page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.barring import why_barred
from applications.models import Application

from .. import assignment as rule
from .. import rules
from ..forms import AssignForm
from ..models import ReviewAssignment
from ..queues import to_assign
from .pages import allowed, applications_page, attempt, back_to, is_refused, staff_page


@require_safe
@allowed(rules.can_assign)
def queue(request: HttpRequest) -> HttpResponse:
    return staff_page(
        request,
        "queue.html",
        title=_("Applications without a reviewer"),
        page=applications_page(request, to_assign().for_lists()),
        nothing=_("Every eligible application has a reviewer."),
    )


@require_safe
@allowed(rules.can_assign)
def ask(request: HttpRequest, pk) -> HttpResponse:
    """Who can be asked to review the application, and who cannot, with the reason."""
    application = get_object_or_404(Application.objects.for_lists(), pk=pk)
    if why_barred(request.user, application):
        return back_to(application)  # whose page says why
    return _ask_page(request, application, AssignForm(application=application))


@require_POST
@allowed(rules.can_assign)
def assign(request: HttpRequest, pk) -> HttpResponse:
    application = get_object_or_404(Application.objects.for_lists(), pk=pk)
    if is_refused(request, application):
        return back_to(application)
    form = AssignForm(request.POST, application=application)
    if not form.is_valid():
        return _ask_page(request, application, form)
    reviewer = form.cleaned_data["reviewer"]
    attempt(
        request,
        lambda: rule.assign(application=application, by=request.user, **form.cleaned_data),
        _("%(person)s is asked to review.") % {"person": reviewer},
    )
    return back_to(application)


@require_POST
@allowed(rules.can_assign)
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(ReviewAssignment.objects.for_lists(), pk=pk)
    attempt(
        request,
        lambda: rule.cancel(assignment=assignment, by=request.user),
        _("%(person)s is not asked any more.") % {"person": assignment.reviewer},
    )
    return back_to(assignment.application)


@require_POST
@allowed(rules.can_assign)
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = get_object_or_404(ReviewAssignment.objects.for_lists(), pk=pk)
    attempt(
        request,
        lambda: rule.reopen(assignment=assignment, by=request.user),
        _("%(person)s may change the review.") % {"person": assignment.reviewer},
    )
    return back_to(assignment.application)


def _ask_page(request: HttpRequest, application: Application, form: AssignForm) -> HttpResponse:
    return staff_page(
        request, "ask_reviewer.html", title=_("Ask for a review"), application=application, form=form
    )
