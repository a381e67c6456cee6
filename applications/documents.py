"""Uploads: what is taken, how it is kept."""

import hashlib
import re
import unicodedata
import zipfile
from functools import partial

import filetype
from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from .models import Application, Document, Question

LARGEST = 5 * 1024 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAKEN = {"application/pdf": ".pdf", WORD: ".docx", "image/jpeg": ".jpg", "image/png": ".png"}
UNSAFE = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|\u202a-\u202e\u2066-\u2069]+")


class DocumentField(forms.FileField):
    """A PDF, DOCX, JPEG or PNG, known by its content and not by its name."""

    widget = forms.FileInput(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"})
    default_error_messages = {
        "empty": _("This file is empty (0 bytes). Please choose another."),
        "large": _("This file is larger than 5 MB. Please choose a smaller one."),
        "kind": _(
            "This is no PDF, DOCX, JPEG or PNG file. Please convert it, or take a photo of the document."
        ),
        "locked": _("This PDF is protected by a password. Please upload one that opens without."),
        "broken": _("This file is damaged and can’t be opened. Please choose another."),
    }

    def to_python(self, data):
        upload = super().to_python(data)
        if upload is None:
            return None
        if upload.size > LARGEST:
            raise forms.ValidationError(self.error_messages["large"], code="large")
        upload.content_type = self._checked_type(upload)
        return upload

    def _checked_type(self, upload: UploadedFile) -> str:
        content = upload.read()
        upload.seek(0)
        kind = filetype.guess_mime(content)
        if kind == "application/zip" and _is_word(upload):
            kind = WORD
        if kind not in TAKEN:
            raise forms.ValidationError(self.error_messages["kind"], code="kind")
        if kind == "application/pdf":
            if b"/Encrypt" in content:
                raise forms.ValidationError(self.error_messages["locked"], code="locked")
            if b"%%EOF" not in content[-2048:]:
                raise forms.ValidationError(self.error_messages["broken"], code="broken")
        if kind == WORD and not _is_word(upload):
            raise forms.ValidationError(self.error_messages["broken"], code="broken")
        return kind


def _is_word(upload: UploadedFile) -> bool:
    """Whether the archive is a Word document without macros."""
    try:
        names = zipfile.ZipFile(upload).namelist()
    except zipfile.BadZipFile:
        return False
    finally:
        upload.seek(0)
    return "word/document.xml" in names and not any(name.lower().endswith("vbaproject.bin") for name in names)


@transaction.atomic
def keep(*, application: Application, question: Question, upload: UploadedFile) -> Document:
    """Keep the upload as the answer to the question, in place of an earlier one."""
    for old in Document.objects.select_for_update().filter(application=application, question=question):
        transaction.on_commit(partial(old.file.storage.delete, old.file.name))
        old.delete()
    digest = hashlib.sha256(upload.read()).hexdigest()
    upload.seek(0)
    return Document.objects.create(
        application=application,
        question=question,
        file=upload,
        original_name=safe_name(upload.name, upload.content_type),
        content_type=upload.content_type,
        size=upload.size,
        sha256=digest,
    )


def safe_name(name: str, content_type: str) -> str:
    """The person's own name for the file without what could mislead, with the ending of its kind."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    stem = UNSAFE.sub("_", unicodedata.normalize("NFC", last)).rsplit(".", 1)[0].strip(" ._") or "document"
    return stem[:200] + TAKEN[content_type]
