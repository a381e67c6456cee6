"""The forms of the screening desk."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from applications.filled_form import FilledSection, missing
from applications.models import Application
from applications.staff.application_forms import AskInformationForm

from . import screening
from .models import Screening

DAYS_TO_ANSWER = 7
ELIGIBLE, NOT_ELIGIBLE = "eligible", "not-eligible"


class FindingForm(forms.Form):
    """Eligible, or not with a coded reason: which of both says the button pressed, `finding`."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = forms.ChoiceField(label=_("Reason, when not eligible"), required=False)
    note = forms.CharField(
        label=_("Note for the staff"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, finding: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.finding = finding
        self.fields["reason"].choices = [("", _("Choose the reason")), *Screening.Reason.choices]

    def clean(self):
        cleaned = super().clean()
        reason = cleaned.get("reason")
        if self.finding not in (ELIGIBLE, NOT_ELIGIBLE):
            raise forms.ValidationError(_("Choose “Eligible” or “Not eligible”."))
        if self.finding == NOT_ELIGIBLE and not reason and "reason" not in self.errors:
            self.add_error("reason", _("Say why the application is not eligible."))
        if self.finding == ELIGIBLE and reason:
            self.add_error("reason", _("A reason is chosen: press “Not eligible”, or choose none."))
        return cleaned

    def act(self, *, application: Application, by: User) -> None:
        """Write the finding. Raises what `screening.screen` raises."""
        values = {name: self.cleaned_data[name] for name in ("reason", "note", "seen")}
        screening.screen(application=application, by=by, is_eligible=self.finding == ELIGIBLE, **values)


class AskFirstForm(AskInformationForm):
    """The answers that lack are chosen already, and a week is given."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, application: Application, sections: list[FilledSection], **kwargs):
        super().__init__(*args, application=application, sections=sections, **kwargs)
        week = timezone.now() + timedelta(days=DAYS_TO_ANSWER)
        self.fields["due_at"].initial = week.replace(minute=0, second=0, microsecond=0)
        lacking = [str(question.pk) for _section, question in missing(sections)]
        self.fields["questions"].initial = lacking

    def act(self, *, application: Application, by: User) -> None:
        """Ask the applicant. Raises what `screening.ask_first` raises."""
        screening.ask_first(application=application, by=by, **self.cleaned_data)
