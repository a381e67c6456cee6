"""What a message's text was before and after each change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .template import MessageTemplate


class TemplateRevision(models.Model):
    """The texts of a template as one change left them, in each language."""

    template = models.ForeignKey(MessageTemplate, models.CASCADE, related_name="revisions")
    texts = models.JSONField(_("texts"), help_text=_("By field: subject_en, body_en and so on."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    made_at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("earlier text")
        verbose_name_plural = _("earlier texts")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.template}, {self.made_at:%Y-%m-%d %H:%M}"
