"""From a question to the field of a page's form."""

import re
from decimal import Decimal

import phonenumbers
from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sessions_app.countries import country_choices

from .documents import DocumentField
from .models import Question

Kind = Question.Kind
LEVELS = [(level, level) for level in ("A1", "A2", "B1", "B2", "C1", "C2")]
LONGEST_TEXT, LONGEST_LINE = 10_000, 300
CONTROL = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]")


class TypedText(forms.CharField):
    """Text as typed: line ends are one character, invisible control characters are dropped."""

    def to_python(self, value):
        text = super().to_python(value)
        return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


class TelephoneField(forms.CharField):
    """A number in international form, kept in E.164."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def clean(self, value):
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            number = phonenumbers.parse(typed)
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise forms.ValidationError(
                _("Write the number with its country code, for example +221 33 123 45 67.")
            )
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def field_of(question: Question, tracks) -> forms.Field:
    """The form field that asks the question. Nothing is required of a draft; `is_asked` says what
    the submission will require."""
    options = {"label": question.label, "help_text": question.help_text, "required": False}
    field = _BUILDERS.get(question.kind, _short_text)(question, tracks, options)
    field.is_asked = question.is_required
    return field


def _short_text(question, _tracks, options):
    return TypedText(max_length=question.max_characters or LONGEST_LINE, **options)


def _long_text(question, _tracks, options):
    return TypedText(
        max_length=question.max_characters or LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        **options,
    )


def _number(_question, _tracks, options):
    return forms.DecimalField(
        validators=[MinValueValidator(0), MaxValueValidator(Decimal("999999999"))],
        decimal_places=2,
        **options,
    )


def _date(_question, _tracks, options):
    # The browser's own control; typed by hand it takes 2026-11-24 too.
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


def _url(_question, _tracks, options):
    return forms.URLField(max_length=LONGEST_LINE, assume_scheme="https", **options)


def _single_choice(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    if len(choices) > 8:
        return forms.ChoiceField(choices=[("", _("Choose…")), *choices], **options)
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def _scale(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def _multiple_choice(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **options)


def _country(_question, _tracks, options):
    return forms.ChoiceField(choices=[("", _("Choose…")), *country_choices()], **options)


def _track(_question, tracks, options):
    choices = [(track.language, track.get_language_display()) for track in tracks]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **options)


def _level(_question, _tracks, options):
    return forms.ChoiceField(choices=[("", pgettext_lazy("level", "Choose…")), *LEVELS], **options)


_BUILDERS = {
    Kind.LONG_TEXT: _long_text,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.EMAIL: lambda _question, _tracks, options: forms.EmailField(max_length=254, **options),
    Kind.TELEPHONE: lambda _question, _tracks, options: TelephoneField(max_length=40, **options),
    Kind.URL: _url,
    Kind.SINGLE_CHOICE: _single_choice,
    Kind.MULTIPLE_CHOICE: _multiple_choice,
    Kind.SCALE: _scale,
    Kind.COUNTRY: _country,
    Kind.TRACK: _track,
    Kind.LANGUAGE_LEVEL: _level,
    Kind.FILE: lambda _question, _tracks, options: DocumentField(**options),
    Kind.CONSENT: lambda _question, _tracks, options: forms.BooleanField(**options),
}
