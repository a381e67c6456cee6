"""A file on its way: what of it has arrived."""

import uuid
from datetime import timedelta

from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .application import Application
from .form import Question

KEPT_FOR = timedelta(days=3)


def next_expiry():
    return timezone.now() + KEPT_FOR


class PartialUpload(models.Model):
    """One file that an applicant sends in parts, one at a time for a question. The parts lie in the
    files' storage under the upload's key; `uploads.py` appends, joins and removes them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(Application, models.CASCADE, related_name="partial_uploads")
    question = models.ForeignKey(Question, models.CASCADE, related_name="partial_uploads")
    name = models.CharField(_("file name"), max_length=255)
    size = models.PositiveIntegerField(_("size in bytes"), validators=[MinValueValidator(1)])
    received = models.PositiveIntegerField(_("received bytes"), default=0)
    begun_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("expires at"), default=next_expiry, db_index=True)

    class Meta:
        verbose_name = _("partial upload")
        verbose_name_plural = _("partial uploads")
        constraints = [
            models.UniqueConstraint(fields=["application", "question"], name="one_partial_upload_a_question"),
            models.CheckConstraint(
                condition=models.Q(received__lte=models.F("size")), name="upload_receives_no_more_than_all"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_complete(self) -> bool:
        return self.received == self.size

    @property
    def percent(self) -> int:
        return self.received * 100 // self.size
