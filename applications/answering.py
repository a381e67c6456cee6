"""Saving answers of a draft."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from .models import Answer, Application, Question


@transaction.atomic
def save_answers(*, application: Application, answers: dict[Question, object]) -> None:
    """Store the answers, in three statements however many; the application's `changed_at` follows."""
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(application=application, question=question, value=as_stored(value), saved_at=now)
            for question, value in answers.items()
        ],
        update_conflicts=True,
        unique_fields=["application", "question"],
        update_fields=["value", "saved_at"],
    )
    Application.objects.filter(pk=application.pk).update(changed_at=now)


def as_stored(value: object) -> object:
    """The JSON form of a cleaned value: dates in ISO form, decimals as text, so that none changes."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return "" if value is None else value
