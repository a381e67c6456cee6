"""Writing the standard form to a call, in four statements."""

from django.db import transaction

from ..models import Call, FormSection, Question, QuestionChoice
from . import closing, organisation, person, plan
from .parts import in_columns

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
    QuestionChoice.objects.bulk_create(
        QuestionChoice(question=question, value=value, position=position, **in_columns("label", label))
        for question, standard in pairs
        for position, (value, label) in enumerate(standard.choices)
    )


def _questions(row: FormSection, section) -> list[tuple[Question, object]]:
    return [
        (
            Question(
                section=row,
                key=standard.key,
                kind=standard.kind,
                is_required=standard.required,
                max_characters=standard.most,
                max_pages=standard.pages,
                maps_to=standard.maps_to,
                audience=standard.audience,
                position=position,
                **in_columns("label", standard.label),
                **in_columns("help_text", standard.help),
            ),
            standard,
        )
        for position, standard in enumerate(section.questions)
    ]
