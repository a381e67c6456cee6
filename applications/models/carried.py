"""What was carried over from an earlier application, and not yet looked at."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .application import Application
from .form import Question


class CarriedAnswer(models.Model):
    """That an answer or document comes from an earlier application. It stands until the answer is
    saved anew or confirmed: `carrying.marks_of` reads it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="carried")
    question = models.ForeignKey(Question, models.CASCADE, related_name="+", verbose_name=_("question"))
    source = models.ForeignKey(Application, models.CASCADE, related_name="+", verbose_name=_("carried from"))
    carried_at = models.DateTimeField(_("carried at"), default=timezone.now)

    class Meta:
        verbose_name = _("carried answer")
        verbose_name_plural = _("carried answers")
        constraints = [models.UniqueConstraint(fields=["application", "question"], name="carried_once")]

    def __str__(self) -> str:
        return str(self.question)
