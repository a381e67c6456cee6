"""Which answers an applicant may change now."""

from collections.abc import Iterable

from django.db.models import F

from .models import Application, InformationRequest, Question

CORRECTABLE = (
    Application.Status.SUBMITTED,
    Application.Status.OFFERED,
    Application.Status.RESERVE,
    Application.Status.CONFIRMED,
)


def editable(application: Application, questions: Iterable[Question]) -> set[int]:
    """The keys of those questions whose answers the application's owner may change now: all of a
    draft while its call is open; of a submitted one, what may be corrected and what the staff asked
    for."""
    asked_today = [question for question in questions if question.retired_at is None]
    if application.is_editable:
        return {question.pk for question in asked_today}
    if application.status not in CORRECTABLE:
        return set()
    reopened = reopened_questions(application)
    return {question.pk for question in asked_today if question.stays_editable or question.pk in reopened}


def revised(application: Application, questions: Iterable[Question]) -> dict[str, object]:
    """The application's raised revision once the questions' answers are corrected after submission, if
    every review reads one of them: whoever judged it is told. Contact data raise none; what the staff
    asked for raises one when it is sent."""
    if application.status not in CORRECTABLE:
        return {}
    reopened = reopened_questions(application)
    is_judged = any(
        question.audience == Question.Audience.REVIEWERS and question.pk not in reopened
        for question in questions
    )
    return {"revision": F("revision") + 1} if is_judged else {}


def open_request(application: Application) -> InformationRequest | None:
    """The staff's request that may be answered now. Reads what is prefetched."""
    return next((request for request in application.information_requests.all() if request.is_open), None)


def reopened_questions(application: Application) -> set[int]:
    """The keys of the questions that the staff's open request names."""
    request = open_request(application)
    return {question.pk for question in request.questions.all()} if request else set()
