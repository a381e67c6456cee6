"""One section of the form."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import rules
from ..answering import save_answers
from ..documents import keep
from ..filled_form import FilledSection, fill
from ..forms import SectionForm
from ..models import Application, Document
from ..submission import closed_message
from .own import own_application


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, pk: UUID, key: str) -> HttpResponse:
    """One section of the form. Whatever is valid is saved, also when something else is not."""
    found = own_application(request, pk)
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
        return _("This application is submitted: its answers can’t be changed any more.")
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
