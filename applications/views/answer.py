"""One field, saved as it is left."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from ..answering import save_entries
from ..filled_form import FilledQuestion
from ..forms import SectionForm
from ..models import Answer, Application, Document, PartialUpload, Question
from .files import SentFiles
from .frozen import why_frozen
from .own import own_application
from .rows import Row

SIGNED_OUT = 401


@never_cache
@require_POST
def answer(request: HttpRequest, pk: UUID, key: str, question: str) -> HttpResponse:
    """Save what one field holds; the answer is a piece of the page. 401 when nobody is signed in."""
    if not request.user.is_authenticated:
        return HttpResponse(status=SIGNED_OUT)
    found = own_application(request, pk)
    asked = (
        Question.objects.select_related("section")
        .prefetch_related("choices")
        .filter(section__call=found.call_id, section__key=key, key=question, retired_at=None)
        .first()
    )
    if asked is None:
        raise Http404
    save = _save_file if asked.kind == Question.Kind.FILE else _save_text
    return save(request, found, asked)


def _save_text(request: HttpRequest, found: Application, question: Question) -> HttpResponse:
    takes_other = request.POST.get(f"q-{question.key}-choice", "").startswith("other:")
    entry = FilledQuestion(question)
    if takes_other and (stored := found.answers.filter(question=question).first()):
        entry = FilledQuestion(question, stored.value, unaccepted=stored.unaccepted, version=stored.version)
    form = SectionForm(
        request.POST,
        filled=[entry],
        tracks=found.call.edition.tracks.all() if question.kind == Question.Kind.TRACK else (),
        regions=_countries(found) if question.kind == Question.Kind.TELEPHONE else (),
    )
    saved = save_entries(application=found, entries=form.entries())
    answered = saved.answers.get(question.pk)
    conflict = saved.conflicts.get(question.pk)
    if conflict:
        form.add_error(
            question.key,
            _("This was changed in another window or on another device. Please choose what to keep."),
        )
    row = Row(
        found,
        question.section,
        entry,
        bound=form[question.key],
        version=answered.version if answered else (entry.version if takes_other else form.seen[question.key]),
        saved_at=answered.saved_at if answered else None,
        conflict=conflict,
        frozen=why_frozen(found) if saved.frozen else "",
    )
    return _piece(request, row, whole=takes_other)


def _save_file(request: HttpRequest, found: Application, question: Question) -> HttpResponse:
    """Check and keep a file that has arrived whole, or remove the document."""
    sent = SentFiles(request, found, [FilledQuestion(question)])
    form = SectionForm(request.POST, sent.files, filled=[FilledQuestion(question)])
    kept = sent.save(form)
    entry = FilledQuestion(
        question, document=Document.objects.filter(application=found, question=question).first()
    )
    row = Row(
        found,
        question.section,
        entry,
        bound=form[question.key],
        upload=PartialUpload.objects.filter(application=found, question=question).first(),
        newer=kept.newer.get(question.pk),
        frozen=why_frozen(found) if kept.is_frozen else "",
    )
    return _piece(request, row, whole=True)


def _piece(request: HttpRequest, row: Row, *, whole: bool) -> HttpResponse:
    """The field's state for htmx to put beside it, or the whole field in place of the old."""
    context = {"row": row}
    if not whole:
        return render(request, "applications/answered.html", context)
    response = render(request, "applications/answered_whole.html", context)
    response["HX-Retarget"] = f'[data-question="{row.question.key}"]'
    response["HX-Reswap"] = "outerHTML"
    return response


def _countries(application: Application) -> tuple[str, ...]:
    countries = Answer.objects.filter(application=application, question__kind=Question.Kind.COUNTRY)
    return tuple(filter(None, countries.exclude(question__key="nationality").values_list("value", flat=True)))
