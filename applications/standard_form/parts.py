"""How the standard form is written down: sections of questions, each text in every language."""

from dataclasses import dataclass, field

from ..models import Question

Text = tuple[str, str, str]  # English, French, Spanish
LANGUAGES = ("en", "fr", "es")
NOTHING: Text = ("", "", "")

Kind, MapsTo, Audience = Question.Kind, Question.MapsTo, Question.Audience


@dataclass(frozen=True)
class StandardQuestion:
    """One question; `choices` pairs a stored value with its label, `only_if` the key of an earlier
    question with the answers after which this one is asked. `from_first_day`: required from the
    first day of the edition only."""

    key: str
    label: Text
    kind: Kind = Kind.SHORT_TEXT
    required: bool = True
    help: Text = NOTHING
    most: int | None = None
    pages: int | None = None
    maps_to: str = ""
    audience: Audience = Audience.REVIEWERS
    choices: tuple[tuple[str, Text], ...] = ()
    only_if: tuple[str, tuple[str, ...]] | None = None
    profile: bool = False
    correctable: bool = False
    retention_days: int | None = None
    from_first_day: bool = False


@dataclass(frozen=True)
class StandardSection:
    key: str
    title: Text
    questions: list[StandardQuestion] = field(default_factory=list)
    help: Text = NOTHING


def in_columns(name: str, text: Text) -> dict[str, str]:
    """The text as modeltranslation's columns: label_en, label_fr, label_es."""
    return {f"{name}_{language}": part for language, part in zip(LANGUAGES, text, strict=True)}


YES_NO = (("yes", ("Yes", "Oui", "Sí")), ("no", ("No", "Non", "No")))
