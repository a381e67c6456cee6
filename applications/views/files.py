"""The files that a request brings for some questions: kept, held back or removed."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import gettext as _

from inspection import Refused

from ..answering import NotEditable
from ..documents import Overtaken, receive, remove
from ..filled_form import FilledQuestion
from ..forms import PREFIX, SectionForm
from ..keys import uuid_of
from ..models import Application, Document, PartialUpload, Question
from ..uploads import discard, hold, joined


@dataclass
class Kept:
    """What became of the files, by the keys of their questions: `newer` are the documents of another
    window over which nothing is put unseen. `is_frozen` when the questions can't be changed now."""

    newer: dict[int, Document] = field(default_factory=dict)
    is_frozen: bool = False


class SentFiles:
    """The files of one request. `files` is what a form reads: those that came with the request, and
    those that had arrived in parts before and are named by it (`q-KEY-upload`)."""

    def __init__(self, request: HttpRequest, application: Application, filled: list[FilledQuestion]) -> None:
        self.sent, self.application = request.POST, application
        self.arrived = self._arrived([entry.question for entry in filled])
        self.files = request.FILES.copy()
        for name, upload in self.arrived.items():
            self.files[name] = joined(upload)

    def _arrived(self, questions: list[Question]) -> dict[str, PartialUpload]:
        keys = {
            f"{PREFIX}-{question.key}": key
            for question in questions
            if question.kind == Question.Kind.FILE
            and (key := uuid_of(self.sent.get(f"{PREFIX}-{question.key}-upload", "")))
        }
        whole = {
            upload.pk: upload
            for upload in PartialUpload.objects.filter(application=self.application, pk__in=keys.values())
            if upload.is_complete
        }
        return {name: whole[key] for name, key in keys.items() if key in whole}

    def save(self, form: SectionForm) -> Kept:
        """Keep what the form found good, beside its faults: nothing that was sent is dropped while
        its sender has still to choose, or the scanner is away."""
        kept = Kept()
        for key, entry in form.filled.items():
            if entry.question.kind == Question.Kind.FILE and key in form.sent:
                try:
                    self._save(form, entry.question)
                except NotEditable:
                    kept.is_frozen = True
                except Overtaken as overtaken:
                    kept.newer[entry.question.pk] = overtaken.document
                    form.add_error(key, _overtaken_message(form, entry.question))
        for file in self.files.values():
            file.close()
        return kept

    def _save(self, form: SectionForm, question: Question) -> None:
        name = f"{PREFIX}-{question.key}"
        upload, file = form.cleaned_data.get(question.key), self.files.get(name)
        seen = form.seen_document(question.key)
        if f"{name}-remove" in self.sent:
            remove(application=self.application, question=question, seen=seen)
        elif form.choices[question.key][0] == "other":
            self._discard(question)
        elif upload:
            try:
                receive(application=self.application, question=question, upload=upload, seen=seen)
            except Overtaken:
                self._hold(question, name, upload)
                raise
            self._discard(question, also_whole=name in self.arrived)
        elif file and _can_wait(form, question):
            self._hold(question, name, file)
        elif name in self.arrived:
            self._discard(question)
        elif form.choices[question.key][0] == "mine":
            form.add_error(question.key, form.fields[question.key].error_messages["missing"])

    def _hold(self, question: Question, name: str, upload) -> None:
        if name not in self.arrived:
            hold(application=self.application, question=question, upload=upload)

    def _discard(self, question: Question, *, also_whole: bool = True) -> None:
        """Forget what is on its way; of a whole file that waits for a choice, only when it was chosen about."""
        for upload in PartialUpload.objects.filter(application=self.application, question=question):
            if also_whole or not upload.is_complete:
                discard(upload=upload)


def _overtaken_message(form: SectionForm, question: Question) -> str:
    if form.cleaned_data.get(question.key):
        return _("Another document was uploaded meanwhile. Please choose which to keep.")
    return _("Another document was uploaded meanwhile. It was not removed: please look at it first.")


def _can_wait(form: SectionForm, question: Question) -> bool:
    """Whether the file is refused only for now: the scanner is away."""
    faults = form.errors.get(question.key)
    return bool(faults) and any(
        isinstance(fault, Refused) and fault.code == "unscanned" for fault in faults.as_data()
    )
