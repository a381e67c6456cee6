"""The reviewer's desk, and the page of one review: the application beside the rubric."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import desk as rows_of
from .. import reading, rules
from ..assignment import decline as decline_review
from ..blinding import CannotBeShown
from ..drafting import save as save_typed
from ..forms import DeclineReviewForm
from ..models import ReviewAssignment
from ..refusals import REFUSALS
from ..reviewing import revise as revise_review
from ..reviewing import submit_review, why_closed
from ..rubric import ReviewForm
from .pages import allowed, attempt, page_of, staff_page, tell_faults
from .review_rows import lines_of, row_of, text_rows

# The buttons that save without submitting.
SAVING = ("save", "keep", "take")


@require_safe
@allowed(rules.has_review_desk)
def desk(request: HttpRequest) -> HttpResponse:
    """The reviews asked of the person, the most urgent first; with `?done`, those written."""
    shows_done = "done" in request.GET
    barred = rows_of.conflicted(request.user)
    to_write, written = rows_of.to_write(request.user, barred), rows_of.written(request.user)
    page = page_of(request, written if shows_done else to_write)
    number = ReviewAssignment.objects.of(request.user).done().count()
    waiting = page.paginator.count if not shows_done else to_write.count()
    return staff_page(
        request,
        "desk.html",
        title=_("My reviews"),
        page=page,
        rows=rows_of.desk_rows(page),
        shows_done=shows_done,
        written=number,
        together=number + waiting,
        following=None if shows_done else to_write.first(),
        taken_back=[] if shows_done else rows_of.taken_back(request.user, barred),
    )


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.has_review_desk)
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the application and score it. Only the reviewer asked; a 404 for everybody else."""
    assignment = _own(request, pk)
    if not rules.can_read_reviewed(request.user, assignment):
        return _taken_back(request, assignment)
    if request.method != "POST":
        return _page(request, assignment, ReviewForm(assignment=assignment))
    is_saved_only = any(name in request.POST for name in SAVING)
    form = ReviewForm(request.POST, assignment=assignment, is_complete=not is_saved_only)
    try:
        saved = save_typed(assignment=assignment, by=request.user, typed=form.typed())
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _page(request, assignment, form)
    form.entries |= saved.entries
    for name in saved.conflicts:
        form.add_error(name, _conflict())
    if not form.is_valid():
        return _page(request, assignment, form, saved.conflicts)
    if is_saved_only:
        messages.success(request, _("Saved. The review is not submitted yet."))
        return redirect("admin:selection_review", pk)
    return _submit(request, assignment, form)


@never_cache
@require_POST
@allowed(rules.has_review_desk)
def save(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Save what one field holds; the answer is a piece of the page."""
    assignment = _own(request, pk)
    if not rules.can_review(request.user, assignment):
        raise Http404
    form = ReviewForm(request.POST, assignment=assignment, is_complete=False)
    typed = [given for given in form.typed() if given.name == name]
    if name not in form.fields or not typed:
        raise Http404
    if "take" in request.POST:
        form = ReviewForm(assignment=assignment)
    form.is_valid()
    frozen, entry, conflict = "", None, None
    if name not in form.errors:
        try:
            saved = save_typed(assignment=assignment, by=request.user, typed=typed)
            entry, conflict = saved.entries.get(name), saved.conflicts.get(name)
        except REFUSALS as refusal:
            frozen = str(refusal)
    row = row_of(assignment, form, name, entry=entry, conflict=conflict, frozen=frozen)
    if "take" not in request.POST:
        return render(request, "admin/selection/review_state.html", {"row": row})
    response = render(request, "admin/selection/review_field.html", {"row": row})
    response["HX-Retarget"], response["HX-Reswap"] = f'[data-question="{name}"]', "outerHTML"
    return response


@require_POST
@allowed(rules.has_review_desk)
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand the review back, with the reason."""
    assignment = _own(request, pk)
    if not rules.can_read_reviewed(request.user, assignment):
        return _taken_back(request, assignment)
    form = DeclineReviewForm(request.POST)
    if not form.is_valid():
        tell_faults(request, form)
        return redirect("admin:selection_review", pk)
    is_declined = attempt(
        request,
        lambda: decline_review(
            assignment=assignment,
            by=request.user,
            reason=form.cleaned_data["decline_reason"],
            has_conflict=form.cleaned_data["has_conflict"],
        ),
        _("You declined this review; somebody else will be asked."),
    )
    return redirect("admin:selection_my_reviews") if is_declined else redirect("admin:selection_review", pk)


@require_POST
@allowed(rules.has_review_desk)
def revise(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the own review back to change it."""
    assignment = _own(request, pk)
    if not rules.can_read_reviewed(request.user, assignment):
        return _taken_back(request, assignment)
    attempt(
        request,
        lambda: revise_review(assignment=assignment, by=request.user),
        _("You can change the review. It counts again once you submit it."),
    )
    return redirect("admin:selection_review", pk)


@never_cache
@require_safe
@allowed(rules.has_review_desk)
def document(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A document of a blind review, as a copy that tells nothing of its maker."""
    assignment = _own(request, pk)
    if not rules.can_read_reviewed(request.user, assignment):
        return _taken_back(request, assignment)
    reference = assignment.application.reference
    try:
        found = reading.document(assignment, number)
    except CannotBeShown as reason:
        return staff_page(
            request,
            "taken_back.html",
            status=403,
            title=_("Document %(number)d of %(reference)s") % {"number": number, "reference": reference},
            reason=str(reason),
            back=pk,
        )
    if found is None:
        raise Http404
    response = HttpResponse(found.content, content_type=found.content_type)
    name = f"{reference}-document-{number}{found.ending}".lower()
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _submit(request: HttpRequest, assignment: ReviewAssignment, form: ReviewForm) -> HttpResponse:
    try:
        submit_review(
            assignment=assignment,
            by=request.user,
            scores=form.scores(),
            comment=form.cleaned_data["comment"],
            comments=form.comments(),
            attention=form.cleaned_data["attention"],
        )
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _page(request, assignment, form)
    said = {"reference": assignment.application.reference}
    messages.success(request, _("Thank you: your review of %(reference)s is written.") % said)
    if "next" in request.POST and (following := rows_of.next_to_write(request.user, after=assignment.pk)):
        return redirect("admin:selection_review", following.pk)
    return redirect("admin:selection_my_reviews")


def _page(request: HttpRequest, assignment: ReviewAssignment, form: ReviewForm, conflicts=None):
    is_writable = rules.can_review(request.user, assignment)
    found = reading.read(assignment)
    return staff_page(
        request,
        "review.html",
        title=_("Review of %(reference)s") % {"reference": found.reference},
        key=assignment.pk,
        due_on=assignment.due_on,
        reading=found,
        is_writable=is_writable,
        form=form,
        lines=lines_of(assignment, form, conflicts or {}),
        texts=text_rows(assignment, form, conflicts or {}),
        written=None if is_writable else assignment.review,
        others=reading.others(assignment),
        why_closed="" if is_writable else why_closed(assignment),
        decline_form=DeclineReviewForm(auto_id="decline_%s"),
    )


def _taken_back(request: HttpRequest, assignment: ReviewAssignment) -> HttpResponse:
    """That the application is not the person's to read any more, and why."""
    conflict = rules.conflict_of(request.user, assignment.application)
    return staff_page(
        request,
        "taken_back.html",
        status=403,
        title=_("Review of %(reference)s") % {"reference": assignment.application.reference},
        reason=rows_of.why_taken_back(assignment, conflict),
        back=None,
    )


def _own(request: HttpRequest, pk: int) -> ReviewAssignment:
    """The assignment of the person who asks; a 404 for everybody else."""
    found = (
        ReviewAssignment.objects.of(request.user).for_lists().select_related("application__track", "review")
    )
    return get_object_or_404(found, pk=pk)


def _conflict() -> str:
    return _("This was changed in another window or on another device. Please choose what to keep.")
