"""The versions of a form that has been answered."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .call import Call


class FormRevision(models.Model):
    """The whole form of a call as it stood under one number, which submitted applications name.

    `content` is what `form_content.content_of` writes; `summary` says in each language, line by
    line, what changed since the number before.
    """

    call = models.ForeignKey(
        Call, models.CASCADE, related_name="form_revisions", editable=False, verbose_name=_("call")
    )
    number = models.PositiveIntegerField(_("version"), editable=False)
    content = models.JSONField(_("form"), editable=False)
    summary = models.JSONField(_("what changed"), default=dict, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)

    class Meta:
        verbose_name = _("version of a form")
        verbose_name_plural = _("versions of forms")
        ordering = ["call", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="form_revision_number_once_in_call")
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.number}"

    @property
    def changes(self) -> list[str]:
        """What changed, in the active language."""
        return self.summary.get(get_language() or "", self.summary.get("en", []))
