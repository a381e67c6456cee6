"""Forms by which staff ask an applicant for something, or give them more time."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sessions_app.venue_time import VenueMomentField

from ..filled_form import FilledSection
from ..models import Application, Call, Question


class AskInformationForm(forms.Form):
    """Which answers open again, why, and until when."""

    questions = forms.ModelMultipleChoiceField(
        label=_("Answers to open again"),
        queryset=Question.objects.none(),
        error_messages={"required": _("Choose at least one answer.")},
    )
    note = forms.CharField(
        label=_("What you need, in words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    due_at = VenueMomentField(label=_("Open until"), help_text=_("In the venue’s time."))

    def __init__(self, *args, application: Application, sections: list[FilledSection], **kwargs):
        super().__init__(*args, **kwargs)
        self.sections = [
            (section.section, [entry for entry in section.questions if entry.question.retired_at is None])
            for section in sections
        ]
        self.fields["questions"].queryset = Question.objects.filter(
            section__call=application.call_id, retired_at__isnull=True
        )
        self.fields["due_at"].zone = application.call.edition.zone
        self.fields["note"].help_text = _(
            "The applicant reads it in the mail and on the portal. Write in their language: %(language)s."
        ) % {"language": application.applicant.get_language_display()}

    @property
    def chosen(self) -> list[str]:
        """The keys ticked, so that a form that comes back keeps them."""
        return list(self["questions"].value() or [])


class ExtensionForm(forms.Form):
    """More time for the applicant of one draft."""

    until = VenueMomentField(label=_("Until"), help_text=_("In the venue’s time."))
    reason = forms.CharField(label=_("Reason, for the staff"), max_length=300)

    def __init__(self, *args, call: Call, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["until"].zone = call.edition.zone


class GrantExtensionForm(forms.Form):
    """More time for somebody known by their address, with or without a draft."""

    call = forms.ModelChoiceField(label=_("Call"), queryset=Call.objects.select_related("edition__venue"))
    email = forms.EmailField(label=_("Email address of the person’s account"))
    until = VenueMomentField(label=_("Until"), help_text=_("In the venue’s time."))
    reason = forms.CharField(label=_("Reason, for the staff"), max_length=300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        chosen = self.data.get("call", "")
        call = self.fields["call"].queryset.filter(pk=chosen).first() if chosen.isdecimal() else None
        if call:
            self.fields["until"].zone = call.edition.zone

    def clean_email(self) -> str:
        person = User.objects.filter(email__iexact=self.cleaned_data["email"]).first()
        if person is None:
            raise forms.ValidationError(_("Nobody has an account with this address."))
        self.cleaned_data["person"] = person
        return self.cleaned_data["email"]
