"""The forms of the staff's pages of messages."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.barring import why_barred
from applications.models import Application
from sessions_app.countries import Region
from sessions_app.models import Edition

from .group_messages import faults_of
from .models import GroupMessage
from .recipients import countries_in


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500)


class EditForm(forms.Form):
    """The text of one held message."""

    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 16}), help_text=_("Markdown."), strip=False
    )


class EditionForm(forms.Form):
    """Which edition a new message is about."""

    edition = forms.ModelChoiceField(label=_("Edition"), queryset=Edition.objects.all())


class PreviewForm(forms.Form):
    """Whose application fills the placeholders."""

    application = forms.CharField(
        label=_("Reference of an application"), max_length=20, required=False, strip=True
    )

    def __init__(self, *args, reader: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader = reader

    def clean_application(self) -> Application | None:
        reference = self.cleaned_data["application"]
        if not reference:
            return None
        found = Application.objects.for_lists().filter(reference__iexact=reference).first()
        if found is None:
            raise forms.ValidationError(_("No application has this reference."))
        if reason := why_barred(self.reader, found):
            raise forms.ValidationError(reason)
        return found


def _ticks(label: str, choices=()) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: all."),
    )


class GroupMessageForm(forms.ModelForm):
    """To whom, and what, in each language."""

    statuses = _ticks(_("Status of the application"), Application.Status.choices)
    tracks = _ticks(_("Language track"))
    regions = _ticks(_("ILO region (applicants)"), Region.choices)
    countries = _ticks(_("Country of work"))

    class Meta:
        model = GroupMessage
        fields = [
            "audience",
            *("statuses", "tracks", "regions", "countries"),
            *(f"{part}_{code}" for code, _name in settings.LANGUAGES for part in ("subject", "body")),
        ]
        widgets = {
            "audience": forms.RadioSelect,
            **{f"body_{code}": forms.Textarea(attrs={"rows": 12}) for code, _name in settings.LANGUAGES},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        edition = self.instance.edition
        self.fields["audience"].choices = GroupMessage.Audience.choices
        self.fields["audience"].help_text = _(
            "Applicants may be told apart by status; without one, all but the withdrawn are meant."
        )
        self.fields["tracks"].choices = [(track.language, str(track)) for track in edition.tracks.all()]
        self.fields["countries"].choices = countries_in(edition)
        for code, name in settings.LANGUAGES:
            self.fields[f"subject_{code}"].label = _("Subject, %(language)s") % {"language": name}
            self.fields[f"body_{code}"].label = _("Text, %(language)s") % {"language": name}
            for part in ("subject", "body"):
                self.fields[f"{part}_{code}"].required = False
                self.fields[f"{part}_{code}"].widget.attrs["lang"] = code

    def clean(self):
        cleaned = super().clean()
        for field, value in cleaned.items():
            setattr(self.instance, field, value)
        for field, fault in faults_of(self.instance).items():
            self.add_error(field, fault)
        texts = [cleaned.get(f"subject_{code}") for code, _name in settings.LANGUAGES]
        if not any(texts):
            self.add_error("subject_en", _("Write subject and text in one language at least."))
        return cleaned
