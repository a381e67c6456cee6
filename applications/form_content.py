"""A form as plain data: what its versions keep, and what tells two states of it apart."""

from django.conf import settings

from .models import Call, FormSection, Question, QuestionChoice

# What a question says besides its texts, its choices and its condition.
PLAIN = (
    "key",
    "kind",
    "is_required",
    "max_characters",
    "max_words",
    "max_pages",
    "maps_to",
    "audience",
    "is_profile",
    "stays_editable",
    "retention_days",
)


def content_of(call: Call) -> dict:
    """The form as it is asked now, every language in it, in three queries however long it is.

    Retired questions and choices are left out: the versions before hold them.
    """
    sections = call.sections.prefetch_related("questions__choices")
    return {"sections": [_section(section) for section in sections.order_by("position", "pk")]}


def texts_of(row: FormSection | Question | QuestionChoice, name: str) -> dict[str, str]:
    """A translated field by language, an empty text where the translation lacks."""
    return {code: getattr(row, f"{name}_{code}") or "" for code, _name in settings.LANGUAGES}


def questions_in(content: dict) -> dict[int, dict]:
    """The questions of a content by their primary key, in the order of the form."""
    return {question["id"]: question for section in content["sections"] for question in section["questions"]}


def as_questions(content: dict) -> list[Question]:
    """The questions of a content as unsaved rows, in the order of the form, for `conditions.asked`."""
    return [
        Question(
            pk=key,
            kind=question["kind"],
            depends_on_id=question["depends_on"],
            depends_on_values=question["depends_on_values"],
        )
        for key, question in questions_in(content).items()
    ]


def _section(section: FormSection) -> dict:
    return {
        "id": section.pk,
        "key": section.key,
        "title": texts_of(section, "title"),
        "help_text": texts_of(section, "help_text"),
        "questions": [
            _question(question) for question in section.questions.all() if question.retired_at is None
        ],
    }


def _question(question: Question) -> dict:
    return {
        "id": question.pk,
        **{name: getattr(question, name) for name in PLAIN},
        "label": texts_of(question, "label"),
        "help_text": texts_of(question, "help_text"),
        "required_from": question.required_from.isoformat() if question.required_from else None,
        "depends_on": question.depends_on_id,
        "depends_on_values": sorted(question.depends_on_values),
        "choices": [
            {"value": choice.value, "label": texts_of(choice, "label")} for choice in question.offered
        ],
    }
