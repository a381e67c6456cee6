"""Carrying answers and documents over from a person's earlier application."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from .answering import save_answers
from .fields import field_of
from .filled_form import FilledQuestion, FilledSection, fill
from .models import Answer, Application, CarriedAnswer, Document, FormSection, Question

# A declaration is made anew each year; the track is chosen for the edition.
NEVER_CARRIED = (Question.Kind.CONSENT, Question.Kind.TRACK)


@dataclass(frozen=True)
class Carriable:
    """An old answer or document that fits a question of the new form and is not answered there yet."""

    section: FormSection
    question: Question
    old: FilledQuestion


@dataclass(frozen=True)
class Offer:
    """What could be carried over, and from which application."""

    source: Application
    entries: list[Carriable]


def carriable(application: Application, sections: list[FilledSection] | None = None) -> Offer | None:
    """What the person's latest earlier application has for this draft; None when there is nothing.
    `sections` is the filled form, where the caller has it."""
    source = _earlier(application).first()
    if source is None:
        return None
    old = {
        filled.question.key: filled
        for section in fill(source)
        for filled in section.questions
        if filled.is_answered and filled.is_asked
    }
    tracks = list(application.call.edition.tracks.all())
    entries = [
        Carriable(section.section, filled.question, old[filled.question.key])
        for section in (fill(application) if sections is None else sections)
        for filled in section.questions
        if not filled.is_answered
        and filled.question.retired_at is None
        and filled.question.key in old
        and _fits(filled.question, old[filled.question.key], tracks)
    ]
    return Offer(source, entries) if entries else None


@transaction.atomic
def carry(*, application: Application, questions: Iterable[int]) -> int:
    """Copy the old answers and documents of those questions (by key) that can be; how many.

    Documents are copied as files of their own. Nothing that is answered already is touched.
    """
    offer = carriable(application)
    if offer is None:
        return 0
    chosen = set(questions)
    entries = [entry for entry in offer.entries if entry.question.pk in chosen]
    answers = {entry.question: entry.old.value for entry in entries if not entry.old.document}
    if answers:
        save_answers(application=application, answers=answers)
    copied = [entry.question for entry in entries if entry.old.document and _copy(entry, application)]
    return _mark(application, dict.fromkeys([*answers, *copied], offer.source))


@transaction.atomic
def carry_profile(application: Application) -> int:
    """Give a new draft the person's latest answers to the questions of the profile; how many."""
    questions = {
        row.key: row
        for row in Question.objects.filter(
            section__call=application.call_id, is_profile=True, retired_at__isnull=True
        )
        .exclude(kind__in=[*NEVER_CARRIED, Question.Kind.FILE])
        .prefetch_related("choices")
    }
    tracks = list(application.call.edition.tracks.all())
    latest = (
        Answer.objects.filter(application__in=_earlier(application), question__key__in=questions)
        .select_related("question", "application")
        .order_by("saved_at")
    )
    found = {
        answer.question.key: answer
        for answer in latest
        if _fits(questions[answer.question.key], FilledQuestion(answer.question, answer.value), tracks)
    }
    if not found:
        return 0
    answers = {questions[key]: answer.value for key, answer in found.items()}
    save_answers(application=application, answers=answers)
    return _mark(application, {questions[key]: answer.application for key, answer in found.items()})


def marks_of(application: Application) -> dict[int, int]:
    """The year of the edition from which an answer came, by question, while nobody has looked at it:
    what was saved or uploaded since is the person's own."""
    marks = list(application.carried.select_related("source__call__edition"))
    if not marks:
        return {}
    saved = dict(application.answers.values_list("question_id", "saved_at"))
    uploaded = dict(application.documents.values_list("question_id", "uploaded_at"))
    return {
        mark.question_id: mark.source.call.edition.starts_on.year
        for mark in marks
        if (moment := saved.get(mark.question_id) or uploaded.get(mark.question_id))
        and moment <= mark.carried_at
    }


def confirm(*, application: Application, questions: Iterable[int] | None = None) -> None:
    """Take the marks away: the person says that what was carried over is right."""
    marks = application.carried.all()
    if questions is not None:
        marks = marks.filter(question__in=questions)
    marks.delete()


def _earlier(application: Application):
    """The person's other applications, the latest first."""
    return (
        Application.objects.filter(applicant=application.applicant_id, created_at__lt=application.created_at)
        .exclude(pk=application.pk)
        .select_related("call__edition")
        .order_by("-created_at")
    )


def _fits(question: Question, old: FilledQuestion, tracks: list) -> bool:
    """Whether the old answer is one the new question takes: same kind, choice still offered."""
    if question.kind != old.question.kind or question.kind in NEVER_CARRIED:
        return False
    if question.kind == Question.Kind.FILE:
        return True
    try:
        field_of(question, tracks).clean(old.value)
    except ValidationError:
        return False
    return True


def _copy(entry: Carriable, application: Application) -> bool:
    """Copy the document's file; whether it was there to copy."""
    old = entry.old.document
    try:
        with old.file.open() as file:
            content = ContentFile(file.read(), name=old.original_name)
    except FileNotFoundError:
        return False
    Document.objects.create(
        application=application,
        question=entry.question,
        file=content,
        original_name=old.original_name,
        content_type=old.content_type,
        size=old.size,
        sha256=old.sha256,
    )
    return True


def _mark(application: Application, sources: dict[Question, Application]) -> int:
    now = timezone.now()
    CarriedAnswer.objects.bulk_create(
        [
            CarriedAnswer(application=application, question=question, source=source, carried_at=now)
            for question, source in sources.items()
        ],
        update_conflicts=True,
        unique_fields=["application", "question"],
        update_fields=["source", "carried_at"],
    )
    return len(sources)
