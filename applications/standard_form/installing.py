"""Writing the standard form to a call, in five statements."""

from collections.abc import Iterator
from datetime import datetime, time

from django.db import transaction

from ..models import Call, FormSection, Question, QuestionChoice
from . import closing, organisation, person, plan
from .parts import StandardQuestion, StandardSection, in_columns

SECTIONS = [*person.SECTIONS, *organisation.SECTIONS, *plan.SECTIONS, *closing.SECTIONS]


@transaction.atomic
def install(call: Call) -> None:
    """Give the call the standard form, unless it has a form already."""
    if call.sections.exists():
        return
    sections = FormSection.objects.bulk_create(
        FormSection(
            call=call,
            key=section.key,
            position=position,
            **in_columns("title", section.title),
            **in_columns("help_text", section.help),
        )
        for position, section in enumerate(SECTIONS)
    )
    pairs = [
        (question, standard)
        for row, section in zip(sections, SECTIONS, strict=True)
        for question, standard in _questions(row, section)
    ]
    Question.objects.bulk_create([question for question, _standard in pairs])
    _write_conditions(pairs)
    QuestionChoice.objects.bulk_create(
        QuestionChoice(question=question, value=value, position=position, **in_columns("label", label))
        for question, standard in pairs
        for position, (value, label) in enumerate(standard.choices)
    )


def _questions(row: FormSection, section: StandardSection) -> Iterator[tuple[Question, StandardQuestion]]:
    for position, standard in enumerate(section.questions):
        question = Question(
            section=row,
            key=standard.key,
            kind=standard.kind,
            is_required=standard.required,
            required_from=_first_day(row.call) if standard.from_first_day else None,
            max_characters=standard.most,
            max_pages=standard.pages,
            maps_to=standard.maps_to,
            audience=standard.audience,
            is_profile=standard.profile,
            stays_editable=standard.correctable,
            retention_days=standard.retention_days,
            position=position,
            **in_columns("label", standard.label),
            **in_columns("help_text", standard.help),
        )
        yield question, standard


def _first_day(call: Call) -> datetime:
    """Midnight at the venue before the edition begins: after any deadline of its call."""
    return datetime.combine(call.edition.starts_on, time.min, call.edition.zone)


def _write_conditions(pairs: list[tuple[Question, StandardQuestion]]) -> None:
    by_key = {question.key: question for question, _standard in pairs}
    conditional = [(question, standard.only_if) for question, standard in pairs if standard.only_if]
    for question, (key, values) in conditional:
        question.depends_on, question.depends_on_values = by_key[key], list(values)
    Question.objects.bulk_update(
        [question for question, _condition in conditional], ["depends_on", "depends_on_values"]
    )
