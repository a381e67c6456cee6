"""The editor of one question: its texts side by side, its choices, its condition."""

import zoneinfo

from django import forms
from django.conf import settings
from django.forms import BaseFormSet, formset_factory
from django.utils.text import slugify
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from sessions_app.venue_time import VenueMomentField

from ..form_conditions import WITH_CHOICES, possible_answers
from ..form_content import questions_in, texts_of
from ..form_editing import ChoiceTexts
from ..models import Application, Question, QuestionChoice
from ..translations import in_words

Kind, MapsTo = Question.Kind, Question.MapsTo
OPTIONAL, REQUIRED, REQUIRED_FROM = "optional", "required", "from"
# The kinds to which a limit applies.
LIMITS = {
    "max_characters": (Kind.SHORT_TEXT, Kind.LONG_TEXT),
    "max_words": (Kind.SHORT_TEXT, Kind.LONG_TEXT),
    "max_pages": (Kind.FILE,),
}
# The kind a question must have to be repeated in a column, and the values that the column knows.
COLUMN_KINDS = {
    MapsTo.TRACK: (Kind.TRACK, None),
    MapsTo.COUNTRY: (Kind.COUNTRY, None),
    MapsTo.GENDER: (Kind.SINGLE_CHOICE, Application.Gender),
    MapsTo.CONSTITUENT_GROUP: (Kind.SINGLE_CHOICE, Application.ConstituentGroup),
    MapsTo.FUNDING: (Kind.SINGLE_CHOICE, Application.Funding),
}
TEXTS = [f"{name}_{code}" for name in ("label", "help_text") for code, _name in settings.LANGUAGES]
PLAIN = [
    "kind", "key", "max_characters", "max_words", "max_pages", "audience", "maps_to", "is_profile", "stays_editable",
    "retention_days",
]  # fmt: skip


class QuestionForm(forms.ModelForm):
    """`earlier` are the contents of the questions that a condition may name; `zone` is the venue's."""

    requirement = forms.ChoiceField(
        label=_("Must it be answered?"),
        choices=[
            (OPTIONAL, _("Optional")),
            (REQUIRED, _("Required")),
            (REQUIRED_FROM, _("Required from a moment on")),
        ],
        widget=forms.RadioSelect,
    )
    required_from = VenueMomentField(
        label=_("Required from"),
        required=False,
        help_text=_("In the venue’s time. Before this moment the answer may be left out."),
    )
    depends_on = forms.ChoiceField(
        label=_("Ask it only after a certain answer to"),
        required=False,
        help_text=_("An earlier question with choices. Empty: it is always asked."),
    )

    class Meta:
        model = Question
        fields = [*TEXTS, *PLAIN, "required_from"]
        field_classes = {"required_from": VenueMomentField}

    def __init__(self, *args, earlier: list[dict], zone: zoneinfo.ZoneInfo, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["required_from"].zone = zone
        self.fields["label_en"].required = True
        self.fields["label_en"].error_messages["required"] = _("Write the question in English at least.")
        self.fields["key"].required = False
        self.fields["key"].help_text = _(
            "Names the question over the editions. Empty: made from the English text."
        )
        self.fields["audience"].widget = forms.RadioSelect(choices=Question.Audience.choices)
        for code, _name in settings.LANGUAGES:
            self.fields[f"help_text_{code}"].widget.attrs["rows"] = 3
            self.fields[f"help_text_{code}"].label = _("Help")
            self.fields[f"label_{code}"].widget = forms.Textarea(attrs={"rows": 2})
            self.fields[f"label_{code}"].label = _("Question")
        for field in self.fields.values():
            field.widget.is_required = False
        self._offer_conditions(earlier)
        if not self.instance._state.adding:
            self.initial |= {
                "requirement": requirement_of(self.instance),
                "depends_on": str(self.instance.depends_on_id or ""),
            }
        self.initial.setdefault("requirement", OPTIONAL)

    def _offer_conditions(self, earlier: list[dict]) -> None:
        self.conditions = {}
        choices = [("", _("– always ask it –"))]
        for question in earlier:
            if not (answers := possible_answers(question)):
                continue
            key, words = str(question["id"]), in_words(question["label"])
            choices.append((key, words))
            name = f"answers_{key}"
            self.conditions[key] = name
            self.fields[name] = forms.MultipleChoiceField(
                label=_g("and only if “%(question)s” is answered") % {"question": words},
                choices=answers,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=self.instance.depends_on_values if str(self.instance.depends_on_id) == key else [],
            )
        self.fields["depends_on"].choices = choices

    @property
    def texts(self) -> list[tuple[str, list]]:
        """Pairs of a language and its two bound fields, for columns side by side."""
        return [
            (str(language), code, [self[f"label_{code}"], self[f"help_text_{code}"]])
            for code, language in settings.LANGUAGES
        ]

    @property
    def condition_fields(self) -> list[tuple[str, object, bool]]:
        """Key of the earlier question, the field of its answers, whether it is the chosen one."""
        chosen = str(self["depends_on"].value() or "")
        return [(key, self[name], key == chosen) for key, name in self.conditions.items()]

    def clean(self):
        cleaned = super().clean()
        cleaned["key"] = cleaned.get("key") or slugify(cleaned.get("label_en", ""))[:50]
        if not cleaned["key"] and "label_en" in cleaned:
            self.add_error("key", _("No key can be made from this text. Please write one in Latin letters."))
        if cleaned.get("requirement") != REQUIRED_FROM:
            cleaned["required_from"] = None
        elif not cleaned.get("required_from") and "required_from" not in self.errors:
            self.add_error("required_from", _("Say from which moment on it is required."))
        for name, kinds in LIMITS.items():
            if cleaned.get("kind") not in kinds:
                cleaned[name] = None
            elif cleaned.get(name) == 0:
                self.add_error(name, _("A limit of 0 would allow no answer. Leave it empty for none."))
        cleaned["depends_on_values"] = self._condition_values(cleaned)
        return cleaned

    def _condition_values(self, cleaned: dict) -> list[str]:
        named = cleaned.get("depends_on")
        if not named:
            return []
        values = cleaned.get(self.conditions[named]) or []
        if not values:
            self.add_error("depends_on", _("Choose at least one answer for the condition."))
        return values

    def _post_clean(self):
        """The rules write the question; here is nothing to build from it."""

    def check_column(self, choices: list[ChoiceTexts]) -> bool:
        """Whether the column that shall repeat the answer can hold it; says so beside the field."""
        column, kind = self.cleaned_data.get("maps_to"), self.cleaned_data.get("kind")
        if not column:
            return True
        wanted, known = COLUMN_KINDS.get(column, (Kind.SHORT_TEXT, None))
        if kind != wanted:
            self.add_error(
                "maps_to",
                _("Only a question of the kind “%(kind)s” can be repeated there.") % {"kind": wanted.label},
            )
        elif known and (strange := [choice.value for choice in choices if choice.value not in known.values]):
            words = {"known": ", ".join(known.values), "strange": ", ".join(strange)}
            self.add_error(
                "maps_to",
                _("The lists know these values only: %(known)s. Not: %(strange)s.") % words,
            )
        return "maps_to" not in self.errors

    def values(self) -> dict:
        """The columns of the question as the rules take them."""
        cleaned = self.cleaned_data
        return {
            **{name: cleaned[name] or "" for name in TEXTS},
            **{name: cleaned[name] for name in PLAIN},
            "is_required": cleaned["requirement"] != OPTIONAL,
            "required_from": cleaned["required_from"],
            "depends_on_id": int(cleaned["depends_on"]) if cleaned["depends_on"] else None,
            "depends_on_values": cleaned["depends_on_values"],
        }


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


def earlier_questions(content: dict, *, before: int | None = None, section: int | None = None) -> list[dict]:
    """The questions asked before the question `before`; without it, before the end of the section."""
    found = []
    for part in content["sections"]:
        for question in part["questions"]:
            if question["id"] == before:
                return found
            found.append(question)
        if before is None and part["id"] == section:
            return found
    return list(questions_in(content).values()) if before is None else found


def _new_value(label: str, taken: set[str]) -> str:
    stem = slugify(label)[:45] or "choice"
    value, number = stem, 2
    while value in taken:
        value, number = f"{stem}-{number}", number + 1
    return value


def requirement_of(question: Question) -> str:
    if not question.is_required:
        return OPTIONAL
    return REQUIRED_FROM if question.required_from else REQUIRED
