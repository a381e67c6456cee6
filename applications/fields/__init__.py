"""From a question to the field of a page's form."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sessions_app.countries import country_choices
from sessions_app.languages import LanguageLevel

from ..documents import DocumentField
from ..models import Question
from .day import DayField
from .number import NumberField
from .telephone import TelephoneField
from .text import LONGEST_LINE, LineField, LongTextField

Kind = Question.Kind
LEVELS = [(level, level) for level in LanguageLevel.values]
NOT_OFFERED = {
    "invalid_choice": _("This answer is no longer offered. Please choose another."),
    "invalid_list": _("Please choose among the answers offered."),
}
# What the browser may propose from its own memory (WCAG 1.3.5), by the standard form's keys.
AUTOCOMPLETE = {
    "given-names": "given-name",
    "family-names": "family-name",
    "telephone": "tel",
    "messaging": "tel",
    "postal-address": "street-address",
    "city": "address-level2",
    "country-of-residence": "country",
    "organisation": "organization",
    "position": "organization-title",
}


def field_of(question: Question, tracks, regions: tuple[str, ...] = ()) -> forms.Field:
    """The form field that asks the question. Nothing is required of a draft; `is_asked` says what
    the submission will require. `regions` are the countries in which the person works and lives."""
    options = {"label": question.label, "help_text": question.help_text, "required": False}
    if question.kind == Kind.TELEPHONE:
        field = TelephoneField(regions=regions, **options)
    else:
        field = _BUILDERS.get(question.kind, _short_text)(question, tracks, options)
    if question.key in AUTOCOMPLETE:
        field.widget.attrs["autocomplete"] = AUTOCOMPLETE[question.key]
    field.is_asked = question.is_required
    return field


def _limits(question: Question) -> dict:
    return {"most_characters": question.max_characters, "most_words": question.max_words}


def _short_text(question, _tracks, options):
    return LineField(**_limits(question), **options)


def _long_text(question, _tracks, options):
    return LongTextField(**_limits(question), **options)


def _email(_question, _tracks, options):
    widget = forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"})
    return forms.EmailField(max_length=254, widget=widget, **options)


def _url(_question, _tracks, options):
    # As text: “example.org” without https:// is taken, which the browser's own control refuses.
    widget = forms.TextInput(attrs={"inputmode": "url", "spellcheck": "false"})
    return forms.URLField(max_length=LONGEST_LINE, assume_scheme="https", widget=widget, **options)


def _single_choice(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    if len(choices) > 8:
        return _select([("", _("Choose…")), *choices], options)
    return _radios(question, choices, options)


def _scale(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    field = _radios(question, choices, options)
    field.is_scale = True
    return field


def _radios(question, choices, options):
    # A radio button once chosen can't be undone, so that an optional question offers it as an answer.
    offered = choices if question.is_required else [*choices, ("", _("No answer"))]
    return forms.ChoiceField(choices=offered, widget=forms.RadioSelect, error_messages=NOT_OFFERED, **options)


def _select(choices, options):
    return forms.ChoiceField(choices=choices, error_messages=NOT_OFFERED, **options)


def _multiple_choice(question, _tracks, options):
    choices = [(choice.value, choice.label) for choice in question.offered]
    return forms.MultipleChoiceField(
        choices=choices, widget=forms.CheckboxSelectMultiple, error_messages=NOT_OFFERED, **options
    )


def _track(question, tracks, options):
    return _radios(question, [(track.language, track.get_language_display()) for track in tracks], options)


_BUILDERS = {
    Kind.LONG_TEXT: _long_text,
    Kind.NUMBER: lambda _question, _tracks, options: NumberField(**options),
    Kind.DATE: lambda _question, _tracks, options: DayField(**options),
    Kind.EMAIL: _email,
    Kind.URL: _url,
    Kind.SINGLE_CHOICE: _single_choice,
    Kind.MULTIPLE_CHOICE: _multiple_choice,
    Kind.SCALE: _scale,
    Kind.COUNTRY: lambda _question, _tracks, options: _select(
        [("", _("Choose…")), *country_choices()], options
    ),
    Kind.TRACK: _track,
    Kind.LANGUAGE_LEVEL: lambda _question, _tracks, options: _select(
        [("", pgettext_lazy("level", "Choose…")), *LEVELS], options
    ),
    Kind.FILE: lambda question, _tracks, options: DocumentField(most_pages=question.max_pages, **options),
    Kind.CONSENT: lambda _question, _tracks, options: forms.BooleanField(**options),
}
