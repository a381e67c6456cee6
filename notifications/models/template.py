"""The text of a kind of message, as staff keep it."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..kinds import kinds
from ..rendering import unknown_placeholders


class MessageTemplate(models.Model):
    """Subject and Markdown body of one kind, in each language of the portal."""

    kind = models.SlugField(_("kind"), unique=True, editable=False)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Markdown. The placeholders it may use are listed below."))

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        ordering = ["kind"]

    def __str__(self) -> str:
        return str(kinds[self.kind].title) if self.kind in kinds else self.kind

    def clean(self) -> None:
        """Raise ValidationError when a text uses a placeholder that the kind is not given."""
        kind = kinds.get(self.kind)
        for field in self._meta.get_fields():
            if kind and field.name.startswith(("subject_", "body_")):
                unknown = unknown_placeholders(getattr(self, field.name) or "", kind)
                if unknown:
                    raise ValidationError(
                        {
                            field.name: _("Unknown placeholders: %(names)s")
                            % {"names": ", ".join(sorted(unknown))}
                        }
                    )
