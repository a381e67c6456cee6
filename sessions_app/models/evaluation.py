"""The evaluation of sessions and of the edition. Who has answered and what was answered stand apart:
no key, moment, number or place in a table leads from one to the other (docs/taking-part.md)."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .edition import Edition
from .participation import Participation
from .programme import ProgrammeSession


class EvaluationQuestion(models.Model):
    """One question, asked after each session or once at the end."""

    class Scope(models.TextChoices):
        SESSION = "session", _("After each session")
        EDITION = "edition", _("At the end")

    class Kind(models.TextChoices):
        SCALE = "scale", _("Five-point scale")
        OPEN = "open", _("Open question")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="evaluation_questions", verbose_name=_("edition")
    )
    scope = models.CharField(_("asked"), max_length=20, choices=Scope, default=Scope.SESSION)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SCALE)
    text = models.CharField(_("question"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("question of the evaluation")
        verbose_name_plural = _("questions of the evaluation")
        ordering = ["edition", "scope", "position", "pk"]

    def __str__(self) -> str:
        return self.text


class EvaluationTicket(models.Model):
    """That a participant has answered: about a session, or about the edition where none is named."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="+")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, null=True, related_name="+")

    class Meta:
        verbose_name = _("evaluation given")
        verbose_name_plural = _("evaluations given")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "session"], name="evaluates_once", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation_id}"


class EvaluationAnswer(models.Model):
    """One answer to one question. Each time somebody answers, the answers about the same thing are
    written anew in random order under new keys (`evaluation.py`)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    question = models.ForeignKey(EvaluationQuestion, models.CASCADE, related_name="answers")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, null=True, related_name="+")
    value = models.PositiveSmallIntegerField(_("value"), null=True)
    text = models.TextField(_("text"), blank=True)

    class Meta:
        verbose_name = _("answer of the evaluation")
        verbose_name_plural = _("answers of the evaluation")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__range=(1, 5)),
                name="five_point_scale",
            )
        ]

    def __str__(self) -> str:
        return self.text or str(self.value)
