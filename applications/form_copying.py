"""Beginning a call's form with that of an earlier call."""

from django.db import transaction

from .models import Call, FormSection, Question, QuestionChoice

LEFT = {"id", "section", "call", "question", "depends_on", "retired_at"}


@transaction.atomic
def copy_form(*, source: Call, target: Call) -> None:
    """Give the call what the other call's form asks now, unless it has a form already.

    Seven statements however long the form is. A moment from which an answer is required keeps its
    distance to the opening of the call.
    """
    if target.sections.exists():
        return
    old_sections = list(source.sections.prefetch_related("questions__choices"))
    sections = FormSection.objects.bulk_create(_copy(old, call=target) for old in old_sections)
    pairs = [
        (old, _copy(old, section=section))
        for old_section, section in zip(old_sections, sections, strict=True)
        for old in old_section.questions.all()
        if old.retired_at is None
    ]
    for _old, question in pairs:
        if question.required_from:
            question.required_from += target.opens_at - source.opens_at
    Question.objects.bulk_create([question for _old, question in pairs])
    copies = {old.pk: question for old, question in pairs}
    conditional = [(old, question) for old, question in pairs if old.depends_on_id]
    for old, question in conditional:
        question.depends_on = copies[old.depends_on_id]
        question.depends_on_values = old.depends_on_values
    Question.objects.bulk_update(
        [question for _old, question in conditional], ["depends_on", "depends_on_values"]
    )
    QuestionChoice.objects.bulk_create(
        _copy(choice, question=question) for old, question in pairs for choice in old.offered
    )


def _copy(row, **owner):
    """An unsaved copy of the row, its translations included, that belongs to another."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in LEFT
    }
    # `depends_on_values` without its question would break the constraint the other way round: set later.
    values.pop("depends_on_values", None)
    return type(row)(**values, **owner)
