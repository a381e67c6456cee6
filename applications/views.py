"""The applicant's pages."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from lifecycle import TransitionRefused

from . import rules, timeline
from .answering import save_answers
from .beginning import begin
from .documents import keep
from .filled_form import FilledSection, fill
from .forms import SectionForm, WithdrawForm
from .models import APPLICATION, Application, Call, Document
from .submission import CallClosed, Incomplete, closed_message, submit
from .withdrawal import withdraw as withdraw_application


def _own(request: HttpRequest, pk: UUID) -> Application:
    """The person's own application; anybody else's does not exist for them."""
    return get_object_or_404(Application.objects.for_lists().of(request.user), pk=pk)


@login_required
@require_POST
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin an application, or go on with the one begun."""
    call = get_object_or_404(
        Call.objects.select_related("edition__venue").filter(edition__is_published=True), edition__slug=slug
    )
    try:
        begun = begin(call=call, applicant=request.user)
    except CallClosed as closed:
        messages.error(request, str(closed))
        return redirect(call.edition)
    return redirect(begun)


@never_cache
@login_required
def application(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A draft's list of sections; a submitted one's state and answers."""
    found = _own(request, pk)
    context = {
        "application": found,
        "tone": timeline.tone_of(found),
        "steps": timeline.steps_of(found),
        "sections": fill(found),
        "can_edit": rules.can_edit(request.user, found),
        "can_withdraw": APPLICATION.allows(found, "withdraw"),
        "closed": "" if found.call.is_open else closed_message(found.call),
    }
    template = "overview" if found.status == Application.Status.DRAFT else "submitted"
    return render(request, f"applications/{template}.html", context)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One section of the form. Whatever is valid is saved, also when something else is not."""
    found = _own(request, pk)
    sections = fill(found)
    position = next((place for place, filled in enumerate(sections) if filled.section.key == key), None)
    if position is None:
        raise Http404
    tracks = list(found.call.edition.tracks.all())
    filled = sections[position]
    if not rules.can_edit(request.user, found):
        messages.error(request, _why_frozen(found))
        return redirect(found)
    form = SectionForm(request.POST or None, request.FILES or None, filled=filled, tracks=tracks)
    if request.method == "POST":
        is_valid = form.is_valid()
        save_answers(application=found, answers=form.answers())
        for question, upload in form.uploads().items():
            keep(application=found, question=question, upload=upload)
        if is_valid:
            messages.success(request, _("Saved."))
            return redirect(_after(found, sections, position, request.POST))
        form.documents = _documents_of(found, filled)
    return render(
        request,
        "applications/section.html",
        {
            "application": found,
            "filled": filled,
            "form": form,
            "number": position + 1,
            "total": len(sections),
        },
    )


def _why_frozen(found: Application) -> str:
    if found.status != Application.Status.DRAFT:
        return _("This application is submitted: its answers can't be changed any more.")
    return closed_message(found.call)


def _after(found: Application, sections: list[FilledSection], position: int, posted) -> str:
    """Where saving leads: the next section, the review after the last, the overview when asked."""
    if "overview" in posted:
        return found.get_absolute_url()
    if position + 1 < len(sections):
        return f"{found.get_absolute_url()}sections/{sections[position + 1].section.key}/"
    return f"{found.get_absolute_url()}review/"


def _documents_of(found: Application, filled: FilledSection) -> dict[str, Document]:
    keys = {entry.question.pk: entry.question.key for entry in filled.questions}
    return {keys[row.question_id]: row for row in found.documents.filter(question__in=keys)}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All answers as they will be read, and the button that submits them."""
    found = _own(request, pk)
    if found.status != Application.Status.DRAFT:
        return redirect(found)
    sections = fill(found)
    lacking = [(filled.section, entry.question) for filled in sections for entry in filled.missing]
    if request.method == "POST":
        try:
            submit(application=found, by=request.user)
        except Incomplete as incomplete:
            lacking = incomplete.missing
        except (CallClosed, TransitionRefused) as refusal:
            messages.error(request, str(refusal))
            return redirect(found)
        else:
            messages.success(
                request, _("Your application is submitted. A receipt is on its way to you by mail.")
            )
            return redirect(found)
    return render(
        request,
        "applications/review.html",
        {
            "application": found,
            "sections": sections,
            "missing": lacking,
            "closed": "" if found.call.is_open else closed_message(found.call),
            "was_refused": request.method == "POST",
        },
    )


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """GET asks, POST withdraws."""
    found = _own(request, pk)
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_application(application=found, by=request.user, reason=form.cleaned_data["reason"])
            messages.success(request, _("Your application is withdrawn."))
        except TransitionRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("dashboard")
    if not APPLICATION.allows(found, "withdraw"):
        return redirect(found)
    return render(request, "applications/withdraw.html", {"application": found, "form": form})


@never_cache
@login_required
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself, to those who may read it: as a download, whatever it claims to be."""
    found = get_object_or_404(Document.objects.select_related("application__applicant", "question"), pk=pk)
    if not rules.can_view_document(request.user, found):
        raise Http404
    try:
        content = found.file.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=found.original_name, content_type=found.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
