"""The text of a kind of message, as staff keep it."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..kinds import kinds
from ..rendering import broken_placeholder, unknown_placeholders


class MessageTemplate(models.Model):
    """Subject and Markdown body of one kind, in each language of the portal."""

    kind = models.SlugField(_("kind"), unique=True, editable=False)
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"), help_text=_("Markdown, with the placeholders of this kind."))

    is_held = models.BooleanField(
        _("hold each message"),
        default=False,
        help_text=_("A new message of this kind waits until the staff release it."),
    )

    class Meta:
        verbose_name = _("message template")
        verbose_name_plural = _("message templates")
        ordering = ["kind"]

    def __str__(self) -> str:
        return str(kinds[self.kind].title) if self.kind in kinds else self.kind

    def clean(self) -> None:
        """Raise ValidationError when a text uses a placeholder that the kind is not given, or when one
        that opens an account would wait for the staff."""
        kind = kinds.get(self.kind)
        if kind is None:
            return
        faults = {}
        for field in self._meta.get_fields():
            if not field.name.startswith(("subject_", "body_")):
                continue
            source = getattr(self, field.name) or ""
            if unknown := unknown_placeholders(source, kind):
                faults[field.name] = _("Unknown placeholders: %(names)s") % {
                    "names": ", ".join(sorted(unknown))
                }
            elif broken := broken_placeholder(source):
                faults[field.name] = _("This is no placeholder: %(text)s") % {"text": broken}
        if self.is_held and kind.confidential:
            faults["is_held"] = _("This kind opens an account or a form: its messages leave at once.")
        if faults:
            raise ValidationError(faults)

    @property
    def texts(self) -> dict[str, str]:
        """What it says now, by field and language."""
        return {
            f"{part}_{language}": getattr(self, f"{part}_{language}") or ""
            for language, _name in settings.LANGUAGES
            for part in ("subject", "body")
        }

    @property
    def lacking(self) -> list[str]:
        """The languages in which its subject or its text lacks; their readers get another's."""
        texts = self.texts
        return [
            language
            for language, _name in settings.LANGUAGES
            if not (texts[f"subject_{language}"].strip() and texts[f"body_{language}"].strip())
        ]
