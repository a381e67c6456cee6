"""Requests for more information: named questions open again until a date."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from notifications import outbox

from .editing import CORRECTABLE
from .filled_form import fill
from .locks import lock_application
from .models import INFORMATION_REQUEST, Application, InformationRequest, Question
from .posting import (
    information_topic,
    post_information_answered,
    post_information_reminder,
    post_information_request,
)
from .refusals import InformationRefused
from .summary import summary

REMINDER_BEFORE = timedelta(days=2)


@transaction.atomic
def ask(
    *, application: Application, by: User, questions: Iterable[Question], note: str, due_at: datetime
) -> InformationRequest:
    """Reopen the questions until `due_at` and tell the applicant.

    Raises InformationRefused for a draft or a closed application, a second open request, a moment
    that is past, and questions of another form.
    """
    application = lock_application(application)
    questions = list(questions)
    if application.status not in CORRECTABLE:
        raise InformationRefused(
            _("Information is asked of an application that is submitted and not closed.")
        )
    _close(application.information_requests.overdue())
    if application.information_requests.filter(status=InformationRequest.Status.OPEN).exists():
        raise InformationRefused(_("A request is open already: wait for its answer, or cancel it."))
    if due_at <= timezone.now():
        raise InformationRefused(_("Choose a moment that is yet to come."))
    asked = Question.objects.filter(
        pk__in=[question.pk for question in questions],
        section__call=application.call_id,
        retired_at__isnull=True,
    )
    if not questions or asked.count() != len(set(questions)):
        raise InformationRefused(_("Choose at least one question of this application’s form."))
    request = InformationRequest.objects.create(
        application=application, note=note.strip(), due_at=due_at, asked_by=by
    )
    request.questions.set(asked)
    post_information_request(request)
    return request


@transaction.atomic
def cancel(*, request: InformationRequest, by: User) -> None:
    """Take the request back; what was saved meanwhile stays. Raises TransitionRefused when it is
    not open any more."""
    lock_application(request.application)
    INFORMATION_REQUEST.move(request, "cancel")
    outbox.cancel_unsent(topic=information_topic(request))


@transaction.atomic
def answer(*, request: InformationRequest, by: User, reply: str = "") -> None:
    """Send what was changed and said: the application gets a new revision, who asked is told.

    Raises InformationRefused when the time is over, or when nothing was changed and nothing said.
    """
    lock_application(request.application)
    if not request.is_open:
        raise InformationRefused(_("The time to answer is over."))
    reply = reply.strip()
    if not reply and not changed_since(request):
        raise InformationRefused(
            _("Nothing was changed yet. Change one of the answers, or write a word to the staff.")
        )
    _answer(request, reply=reply)


def changed_since(request: InformationRequest) -> set[int]:
    """The keys of the questions asked that were saved after the request."""
    asked = [question.pk for question in request.questions.all()]
    answers = request.application.answers.filter(question__in=asked, saved_at__gt=request.asked_at)
    documents = request.application.documents.filter(question__in=asked, uploaded_at__gt=request.asked_at)
    return {*answers.values_list("question", flat=True), *documents.values_list("question", flat=True)}


def close_overdue() -> int:
    """Close what is over: as answered when something was saved by then, else as expired; how many."""
    return _close(InformationRequest.objects.overdue())


def remind_due() -> int:
    """Remind who has not answered shortly before the request closes, once; how many are due."""
    soon = timezone.now() + REMINDER_BEFORE
    rows = InformationRequest.objects.open().filter(due_at__lte=soon).for_lists()
    # One that was given little time from the beginning needs no reminder.
    due = [row for row in rows if row.asked_at < row.due_at - REMINDER_BEFORE]
    for row in due:
        post_information_reminder(row)
    return len(due)


def mark_read(*, request: InformationRequest, by: User) -> None:
    """Take the answered or expired request from the staff's list of work."""
    InformationRequest.objects.filter(pk=request.pk, read_at__isnull=True).update(read_at=timezone.now())


def _close(requests) -> int:
    rows = list(requests.for_lists())
    for row in rows:
        with transaction.atomic():
            lock_application(row.application)
            row.refresh_from_db(fields=["status"])
            if row.status != InformationRequest.Status.OPEN:
                continue
            if changed_since(row):
                _answer(row)
            else:
                INFORMATION_REQUEST.move(row, "expire")
    return len(rows)


def _answer(request: InformationRequest, *, reply: str = "") -> None:
    INFORMATION_REQUEST.move(request, "answer", answered_at=timezone.now(), reply=reply)
    raise_revision(request.application)
    post_information_answered(request)


def raise_revision(application: Application) -> None:
    """Count the changed answers as a new revision and bring the columns that repeat them up to date.
    The row is locked by the caller."""
    row = Application.objects.get(pk=application.pk)
    columns = {"revision": row.revision + 1, **summary(row, fill(row))}
    Application.objects.filter(pk=row.pk).update(**columns)
