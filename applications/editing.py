"""Which answers an applicant may change now."""

from collections.abc import Iterable

from .models import Application, Question

CORRECTABLE = (
    Application.Status.SUBMITTED,
    Application.Status.OFFERED,
    Application.Status.RESERVE,
    Application.Status.CONFIRMED,
)


def editable(application: Application, questions: Iterable[Question]) -> set[int]:
    """The keys of those questions whose answers the application's owner may change now: all of a
    draft while its call is open; of a submitted one, what may be corrected."""
    if application.is_editable:
        return {question.pk for question in questions if question.retired_at is None}
    if application.status in CORRECTABLE:
        return {
            question.pk for question in questions if question.stays_editable and question.retired_at is None
        }
    return set()
