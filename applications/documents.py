"""Uploads: what is taken, how it is kept."""

import hashlib
import re
import unicodedata
from functools import partial

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from inspection import TAKEN, inspect
from inspection.refusal import REASONS

from .answering import locked_for_change
from .models import Application, Document, PartialUpload, Question
from .viewing import forget

UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+"
)
# The endings besides the types: some phones and file dialogs know only one of them. A phone that
# reads this list sends its photos as JPEG.
ACCEPTED = ",".join([*TAKEN.values(), ".jpeg", *TAKEN])


class DocumentField(forms.FileField):
    """A PDF, DOCX, JPEG or PNG, known by its content and not by its name."""

    widget = forms.FileInput(attrs={"accept": ACCEPTED})
    default_error_messages = {
        "empty": REASONS["empty"],
        "missing": _("The file did not arrive. Please choose it again."),
    }

    def __init__(self, *, most_pages: int | None = None, **options) -> None:
        super().__init__(**options)
        self.most_pages = most_pages

    def to_python(self, data):
        upload = super().to_python(data)
        return None if upload is None else inspect(upload, most_pages=self.most_pages)


class Overtaken(Exception):
    """Another window or device has put a `document` there that the sender had not seen."""

    def __init__(self, document: Document) -> None:
        self.document = document
        super().__init__(_("Another document was uploaded meanwhile."))


def receive(
    *, application: Application, question: Question, upload: UploadedFile, seen: str | None = None
) -> Document:
    """Keep what the applicant uploaded. The same file never conflicts.

    `seen` is the version (`version_of`) of the document that the sender knew of; None replaces
    whatever stands there. Raises NotEditable when the question can't be changed now, Overtaken.
    """
    with transaction.atomic():
        locked_for_change(application, question)
        if (current := _newer(application, question, seen)) is None:
            return keep(application=application, question=question, upload=upload)
        if current.sha256 == _digest(upload):
            return current
        raise Overtaken(current)


def remove(*, application: Application, question: Question, seen: str | None = None) -> None:
    """Remove the document, if there is one. Raises NotEditable, Overtaken."""
    with transaction.atomic():
        locked_for_change(application, question)
        if current := _newer(application, question, seen):
            raise Overtaken(current)
        _discard(application, question)


def version_of(document: Document | None) -> str:
    """What a page sends back to say which document it showed."""
    return document.pk.hex if document else "0"


def _newer(application: Application, question: Question, seen: str | None) -> Document | None:
    """The document that stands there and that whoever saw `seen` does not know of."""
    current = Document.objects.filter(application=application, question=question).first()
    return current if current and seen not in (None, version_of(current)) else None


@transaction.atomic
def keep(*, application: Application, question: Question, upload: UploadedFile) -> Document:
    """Keep the checked upload as the answer to the question, in place of an earlier one."""
    _discard(application, question)
    return Document.objects.create(
        application=application,
        question=question,
        file=upload,
        original_name=safe_name(upload.name, upload.content_type),
        content_type=upload.content_type,
        size=upload.size,
        sha256=_digest(upload),
    )


def _digest(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for piece in upload.chunks():
        digest.update(piece)
    upload.seek(0)
    return digest.hexdigest()


def _discard(application: Application, question: Question) -> None:
    for old in Document.objects.select_for_update().filter(application=application, question=question):
        transaction.on_commit(partial(old.file.storage.delete, old.file.name))
        transaction.on_commit(partial(forget, old.file.name))
        old.delete()


def partial_uploads(application: Application) -> dict[int, PartialUpload]:
    """The files on their way, by the key of their question."""
    return {upload.question_id: upload for upload in application.partial_uploads.all()}


def safe_name(name: str, content_type: str) -> str:
    """The person's own name for the file without what could mislead, with the ending of its kind."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = UNSAFE.sub("_", unicodedata.normalize("NFC", last)).rsplit(".", 1)[0].strip(" ._") or "document"
    return stem[:200] + TAKEN[content_type]
