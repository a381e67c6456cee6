"""What an applicant answered, and the documents uploaded."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .application import Application
from .form import Question


@recorded
class Answer(models.Model):
    """The answer to one question: a string, number, boolean or list of strings, as typed.

    `unaccepted` is text typed over it that can't be an answer (half an address, too many words): it is
    kept so that no word is lost, nobody but the applicant reads it, and it has to be put right before
    submission."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="answers", verbose_name=_("application")
    )
    question = models.ForeignKey(Question, models.PROTECT, related_name="answers", verbose_name=_("question"))
    value = models.JSONField(_("answer"))
    unaccepted = models.TextField(_("typed but not accepted"), blank=True, default="", db_default="")
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Counts up at each change, so that two tabs notice each other.")
    )
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    hidden_in_history = ("unaccepted",)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="one_answer_a_question")
        ]

    def __str__(self) -> str:
        return str(self.question)


def storage_name(document: "Document", original_name: str) -> str:
    """A random name: nothing the person typed reaches the file system."""
    return f"documents/{document.pk.hex[:2]}/{document.pk.hex}"


class Document(models.Model):
    """An uploaded file. It has no public address; `documents.py` checks and serves it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="documents")
    question = models.ForeignKey(
        Question, models.PROTECT, related_name="documents", verbose_name=_("question")
    )
    file = models.FileField(_("file"), upload_to=storage_name, max_length=200)
    original_name = models.CharField(_("file name"), max_length=255)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["uploaded_at"]
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="one_document_a_question")
        ]

    def __str__(self) -> str:
        return self.original_name
