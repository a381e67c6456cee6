"""The reviewer's desk, and the page of one review: the application beside the rubric."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import rules
from ..assignment import decline as decline_review
from ..forms import DeclineReviewForm
from ..models import ReviewAssignment
from ..reading import for_reviewers
from ..refusals import REFUSALS
from ..reviewing import submit_review
from ..rubric import ReviewForm
from .pages import allowed, attempt, page_of, staff_page, tell_faults


@require_safe
@allowed(rules.has_review_desk)
def desk(request: HttpRequest) -> HttpResponse:
    """The reviews asked of the person, the most urgent first; with `?done`, those written."""
    mine = ReviewAssignment.objects.of(request.user).for_lists().select_related("review")
    shows_done = "done" in request.GET
    rows = mine.done().order_by("-review__submitted_at") if shows_done else mine.to_do()
    return staff_page(
        request,
        "desk.html",
        title=_("My reviews"),
        page=page_of(request, rows),
        shows_done=shows_done,
        today=timezone.localdate(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.has_review_desk)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the application and score it. Only the reviewer asked; a 404 for everybody else."""
    assignment = _assignment_of(request, pk)
    form = ReviewForm(request.POST or None, assignment=assignment)
    if request.method == "POST" and form.is_valid():
        try:
            submit_review(
                assignment=assignment,
                by=request.user,
                scores=form.scores(),
                comment=form.cleaned_data["comment"],
            )
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("Thank you: your review of %(reference)s is written.")
                % {"reference": assignment.application.reference},
            )
            return redirect("admin:selection_my_reviews")
    return staff_page(
        request,
        "review.html",
        title=_("Review of %(reference)s") % {"reference": assignment.application.reference},
        assignment=assignment,
        application=assignment.application,
        sections=for_reviewers(assignment.application),
        is_writable=rules.can_review(request.user, assignment),
        form=form,
        decline_form=DeclineReviewForm(),
    )


@require_POST
@allowed(rules.has_review_desk)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    assignment = _assignment_of(request, pk)
    form = DeclineReviewForm(request.POST)
    if not form.is_valid():
        tell_faults(request, form)
        return redirect("admin:selection_review", pk)
    is_declined = attempt(
        request,
        lambda: decline_review(
            assignment=assignment, by=request.user, reason=form.cleaned_data["decline_reason"]
        ),
        _("You declined this review; somebody else will be asked."),
    )
    return redirect("admin:selection_my_reviews") if is_declined else redirect("admin:selection_review", pk)


def _assignment_of(request: HttpRequest, pk: int) -> ReviewAssignment:
    assignment = get_object_or_404(
        ReviewAssignment.objects.for_lists().select_related("application__track"), pk=pk
    )
    if not rules.can_read_reviewed(request.user, assignment):
        raise Http404
    return assignment
