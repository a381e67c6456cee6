"""The editor of one question: its texts side by side, its choices, its condition."""

import zoneinfo

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from sessions_app.venue_time import VenueMomentField

from ..form_conditions import possible_answers
from ..form_content import questions_in
from ..form_editing import ChoiceTexts
from ..models import Application, Question
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
        self.fields["audience"].help_text = _(
            "Hide from a blind review what identifies the applicant. Addresses, telephone numbers, web "
            "addresses, names and organisations are always hidden there; names in other texts are masked."
        )
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


def requirement_of(question: Question) -> str:
    if not question.is_required:
        return OPTIONAL
    return REQUIRED_FROM if question.required_from else REQUIRED
