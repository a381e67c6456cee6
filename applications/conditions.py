"""Which questions are asked, given the answers so far."""

from collections.abc import Iterable

from .models import Question


def asked(questions: Iterable[Question], values: dict[int, object]) -> set[int]:
    """The keys of the questions that are asked. `questions` stand in the order of the form, so that
    a condition finds the question it depends on before it; `values` are stored answers by key."""
    found: set[int] = set()
    by_key = {}
    for question in questions:
        by_key[question.pk] = question
        if question.retired_at is None and _holds(question, by_key, found, values):
            found.add(question.pk)
    return found


def _holds(question: Question, by_key: dict, found: set[int], values: dict[int, object]) -> bool:
    if question.depends_on_id is None:
        return True
    if question.depends_on_id not in found:
        return False  # what it depends on is not asked itself
    chosen = as_choices(by_key[question.depends_on_id], values.get(question.depends_on_id))
    return not chosen.isdisjoint(question.depends_on_values)


def as_choices(question: Question, value: object) -> set[str]:
    """A stored answer as the values that a condition names."""
    if question.kind == Question.Kind.CONSENT:
        return {"yes" if value else "no"}
    if isinstance(value, list):
        return {str(item) for item in value}
    return set() if value in (None, "") else {str(value)}
