"""Forms of the participant's page."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .countries import country_choices
from .details import PARTS
from .models import EvaluationQuestion, ParticipantDetails, Participation
from .printed_names import tidy

# Signs that are no letters of a name: control and private characters, and pictures.
REFUSED_CATEGORIES = {"Cc", "Cn", "Co", "Cs", "So"}


class PrintedNameForm(forms.ModelForm):
    """The name as it will be printed."""

    class Meta:
        model = Participation
        fields = ["printed_name"]

    def clean_printed_name(self) -> str:
        name = tidy(self.cleaned_data["printed_name"])
        refused = [letter for letter in name if unicodedata.category(letter) in REFUSED_CATEGORIES]
        if refused:
            raise ValidationError(
                _("This sign can’t be printed in a name: %(sign)s"), params={"sign": refused[0]}
            )
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Please write your name in letters."))
        return name


class DayInput(forms.DateInput):
    """The browser's own control; typed by hand it takes 2027-03-01 too."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DetailsForm(forms.ModelForm):
    """What only who has a place is asked. Nothing is required at once: it can be filled in bit by bit."""

    nationality = forms.ChoiceField(label=_("Nationality"), required=False)
    needs_visa = forms.TypedChoiceField(
        label=_("Do you need a visa?"),
        required=False,
        choices=[("", _("I don’t know yet")), ("True", _("Yes")), ("False", _("No"))],
        coerce=lambda value: value == "True",
        empty_value=None,
    )

    class Meta:
        model = ParticipantDetails
        fields = [name for part in PARTS for name in part.fields]
        widgets = dict.fromkeys(("arrives_on", "departs_on", "passport_expires_on", "born_on"), DayInput) | {
            "accessibility": forms.Textarea(attrs={"rows": 4})
        }
        help_texts = {
            "arrival": _("Flight or train, and its time."),
            "departure": _("Flight or train, and its time."),
            "emergency_phone": _("With the country’s code, for example +39 011 693 6111."),
            "accessibility": _("For example step-free ways, a sign language interpreter, large print."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nationality"].choices = [("", "–"), *country_choices()]
        if self.instance.needs_visa is not None:
            self.initial["needs_visa"] = str(self.instance.needs_visa)

    def clean(self):
        values = super().clean()
        arrives, departs = values.get("arrives_on"), values.get("departs_on")
        if arrives and departs and departs < arrives:
            self.add_error("departs_on", _("The day of departure comes before the day of arrival."))
        expires = values.get("passport_expires_on")
        if expires and expires <= self.instance.participation.edition.ends_on:
            self.add_error("passport_expires_on", _("The passport expires before the edition ends."))
        phone = values.get("emergency_phone")
        if phone and sum(sign.isdigit() for sign in phone) < 6:
            self.add_error("emergency_phone", _("Please write the whole number, with the country’s code."))
        return values


class EvaluationForm(forms.Form):
    """A scale from 1 to 5 or a text for each question; nothing is required."""

    def __init__(self, questions: list[EvaluationQuestion], *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in questions:
            self.fields[f"question-{question.pk}"] = self._field(question)

    @staticmethod
    def _field(question: EvaluationQuestion) -> forms.Field:
        if question.kind == EvaluationQuestion.Kind.OPEN:
            return forms.CharField(
                label=question.text, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
            )
        field = forms.TypedChoiceField(
            label=question.text,
            required=False,
            coerce=int,
            empty_value=None,
            widget=forms.RadioSelect,
            help_text=_("1: not at all – 5: fully"),
            choices=[(value, str(value)) for value in range(1, 6)],
        )
        field.is_scale = True
        return field

    def clean(self):
        values = super().clean()
        if not self.errors and not any(value not in (None, "") for value in values.values()):
            raise ValidationError(_("Please answer one question at least."))
        return values

    @property
    def answers(self) -> dict[int, int | str]:
        """By key of the question."""
        return {int(name.removeprefix("question-")): value for name, value in self.cleaned_data.items()}
