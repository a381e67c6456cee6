"""Forms about certificates."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .codes import LENGTH, grouped, normalised


class CodeForm(forms.Form):
    """A code as somebody types or pastes it, also as the whole printed address."""

    code = forms.CharField(
        label=_("Code on the certificate"),
        help_text=_("16 letters and digits below the QR code, for example 7K2M-94QX-D0TW-6HBE."),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = normalised(self.cleaned_data["code"].strip().rstrip("/").rsplit("/", 1)[-1])
        if len(code) != LENGTH:
            raise ValidationError(
                _("A code has 16 letters and digits; this one has %(number)d. Please look again."),
                params={"number": len(code)},
            )
        return code


def form_about(code: str) -> CodeForm:
    """The form with a code to be typed right."""
    return CodeForm(initial={"code": grouped(normalised(code))[:40]})


class RevokeForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("The participant reads it. The public page only says that the certificate is revoked."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
