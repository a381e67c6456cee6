"""The rows in which the editor of a question takes its choices."""

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ..form_conditions import WITH_CHOICES
from ..form_content import texts_of
from ..form_editing import ChoiceTexts
from ..models import Question, QuestionChoice
from .question_form import QuestionForm


class ChoiceForm(forms.Form):
    """One row of the choices; `value` stands once the choice is there."""

    value = forms.SlugField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        longest = QuestionChoice._meta.get_field("label").max_length
        for code, language in settings.LANGUAGES:
            self.fields[f"label_{code}"] = forms.CharField(
                label=language, required=False, max_length=longest, strip=True
            )

    @property
    def labels(self) -> list:
        return [self[f"label_{code}"] for code, _name in settings.LANGUAGES]

    @property
    def is_empty(self) -> bool:
        return not any(self.cleaned_data.get(f"label_{code}") for code, _name in settings.LANGUAGES)


class ChoiceRows(BaseFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        form.fields["ORDER"].label = _("Place")
        form.fields["ORDER"].widget.attrs["min"] = 1
        form.fields["DELETE"].label = _("Remove")

    def clean(self):
        for form in self._given():
            if not form.cleaned_data.get("label_en"):
                form.add_error("label_en", _("Write the choice in English at least."))

    def choices(self) -> list[ChoiceTexts]:
        """The choices in their order; a new one gets its value from its English label."""
        rows = sorted(self._given(), key=lambda form: form.cleaned_data.get("ORDER") or 10_000)
        taken = {row.cleaned_data["value"] for row in rows if row.cleaned_data.get("value")}
        found = []
        for row in rows:
            labels = {
                f"label_{code}": row.cleaned_data[f"label_{code}"] for code, _name in settings.LANGUAGES
            }
            value = row.cleaned_data.get("value") or _new_value(labels["label_en"], taken)
            taken.add(value)
            found.append(ChoiceTexts(value, labels))
        return found

    def _given(self) -> list[ChoiceForm]:
        return [
            form
            for form in self.forms
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE") and not form.is_empty
        ]


ChoiceFormSet = formset_factory(ChoiceForm, ChoiceRows, extra=3, can_order=True, can_delete=True, max_num=200)


def choice_rows(question: Question | None, posted, extra: int) -> ChoiceRows:
    """The rows of a question's choices; `extra` more empty ones than were posted."""
    initial = [
        {"value": choice.value, **{f"label_{code}": text for code, text in texts_of(choice, "label").items()}}
        for choice in (question.offered if question else [])
    ]
    if posted is None:
        return ChoiceFormSet(initial=initial, prefix="choices")
    posted = posted.copy()
    total = posted.get("choices-TOTAL_FORMS", "")
    if extra and total.isdecimal():
        posted["choices-TOTAL_FORMS"] = str(min(int(total), 200) + extra)
    return ChoiceFormSet(posted, initial=initial, prefix="choices")


def enough_choices(form: QuestionForm, choices: list[ChoiceTexts]) -> bool:
    """Whether a question of this kind has choices to choose from; says so beside the kind."""
    if form.cleaned_data.get("kind") in WITH_CHOICES and len(choices) < 2:
        form.add_error("kind", _("Write at least two choices below."))
        return False
    return True


def _new_value(label: str, taken: set[str]) -> str:
    stem = slugify(label)[:45] or "choice"
    value, number = stem, 2
    while value in taken:
        value, number = f"{stem}-{number}", number + 1
    return value
