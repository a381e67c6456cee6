"""Forms about certificates."""

from io import BytesIO

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, UnidentifiedImageError

from sessions_app.requirements import requirement, requirements

from .codes import LENGTH, grouped, normalised
from .models import CertificateTerms, Exemption, Signatory


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


class ExemptionForm(forms.Form):
    """An empty decision goes back to the rule."""

    verdict = forms.ChoiceField(
        label=_("Decision"),
        required=False,
        choices=[("", _("By the rule")), *Exemption.Verdict.choices],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Kept in the history. The participant does not read it."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict:
        cleaned = super().clean()
        if cleaned.get("verdict") and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Please say why."))
        return cleaned


class TermsForm(forms.ModelForm):
    """The terms of a kind, with what is required chosen from what can be."""

    requirements = forms.MultipleChoiceField(
        label=_("Also required"), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = CertificateTerms
        fields = "__all__"  # noqa: DJ007  the admin leaves out what is not for it

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(row.name, row.title) for row in requirements()]
        kept = [(name, name) for name in self.instance.requirements if name not in dict(known)]
        self.fields["requirements"].choices = [*known, *kept]

    def clean(self) -> dict:
        cleaned = super().clean()
        edition = cleaned.get("edition")
        for name in cleaned.get("requirements", []) if edition else []:
            known = requirement(name)
            if known and (obstacle := known.obstacle(edition)):
                self.add_error("requirements", obstacle)
        return cleaned


class SignatoryForm(forms.ModelForm):
    MOST_BYTES = 1024 * 1024
    MOST_PIXELS = 20_000_000
    SIZE = (900, 300)

    class Meta:
        model = Signatory
        fields = "__all__"  # noqa: DJ007

    def clean_signature(self):
        """The image drawn anew, no larger than print needs: nothing of the file that was sent is kept."""
        sent = self.cleaned_data["signature"]
        if not sent or "signature" not in self.changed_data:
            return sent
        if sent.size > self.MOST_BYTES:
            raise ValidationError(_("The image is larger than 1 MB."))
        return ContentFile(self._redrawn(sent), name="signature.png")

    def _redrawn(self, sent) -> bytes:
        try:
            with Image.open(sent, formats=["PNG", "JPEG"]) as image:
                if image.width * image.height > self.MOST_PIXELS:
                    raise ValidationError(_("The image has too many pixels."))
                drawn = image.convert("RGBA")
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as failure:
            raise ValidationError(_("This is no image that can be read.")) from failure
        drawn.thumbnail(self.SIZE)
        content = BytesIO()
        drawn.save(content, "PNG", optimize=True)
        return content.getvalue()


class FileForm(forms.Form):
    """A certificate as somebody was given it."""

    file = forms.FileField(
        label=_("The certificate’s PDF file"),
        help_text=_("Choose the file or drop it here, 2 MB at most. It is checked and not kept."),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,.pdf", "class": "drop"}),
    )
