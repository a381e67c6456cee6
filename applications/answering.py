"""Saving answers: every word is kept, and nobody's newer text is overwritten unseen."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from .editing import editable, revised
from .filled_form import EMPTY, fill
from .models import Answer, Application, Question
from .summary import summary


class NotEditable(Exception):
    """The question's answer can't be changed now."""


@dataclass(frozen=True)
class Entry:
    """What one field held: a `value`, or text that can't be accepted as one (`unaccepted`).

    `seen` is the version of the answer that the field showed: 0 for none, None when whatever stands
    there shall be replaced.
    """

    question: Question
    value: object = ""
    unaccepted: str = ""
    seen: int | None = None


@dataclass
class Saved:
    """What became of the entries, by the keys of their questions: `answers` as they stand now,
    `conflicts` with the newer answer of another tab or device, and what is `frozen`."""

    answers: dict[int, Answer] = field(default_factory=dict)
    conflicts: dict[int, Answer] = field(default_factory=dict)
    frozen: set[int] = field(default_factory=set)


@transaction.atomic
def save_entries(*, application: Application, entries: Iterable[Entry]) -> Saved:
    """Save what the applicant typed, under a lock of the application, so that nothing slips in after
    its submission or its deadline. The same value never conflicts."""
    entries = list(entries)
    locked = _locked(application)
    may_change = editable(locked, [entry.question for entry in entries])
    stored = _stored(locked, entries)
    saved, accepted = Saved(), []
    for entry in entries:
        key, current = entry.question.pk, stored.get(entry.question.pk)
        if _is_same(entry, current):
            if current:
                saved.answers[key] = current
        elif key not in may_change:
            saved.frozen.add(key)
        elif _is_newer(entry, current):
            saved.conflicts[key] = current
        else:
            accepted.append(entry)
    saved.answers.update(_write(locked, accepted, stored))
    return saved


def conflicts_of(*, application: Application, entries: Iterable[Entry]) -> dict[int, Answer]:
    """The newer answers over which the entries can't be saved unseen, by the keys of their questions."""
    entries = list(entries)
    stored = _stored(application, entries)
    return {
        entry.question.pk: current
        for entry in entries
        if (current := stored.get(entry.question.pk))
        and not _is_same(entry, current)
        and _is_newer(entry, current)
    }


@transaction.atomic
def save_answers(*, application: Application, answers: dict[Question, object]) -> None:
    """Store the values whatever stands there, in a few statements however many. It asks no editing
    window: for what the portal itself writes."""
    entries = [Entry(question, as_stored(value)) for question, value in answers.items()]
    stored = _stored(application, entries)
    changed = [entry for entry in entries if not _is_same(entry, stored.get(entry.question.pk))]
    _write(application, changed, stored)


def locked_for_change(application: Application, question: Question) -> Application:
    """The application, locked, when its owner may change the answer now. Raises NotEditable."""
    locked = _locked(application)
    if question.pk not in editable(locked, [question]):
        raise NotEditable
    Application.objects.filter(pk=locked.pk).update(changed_at=timezone.now(), **revised(locked, [question]))
    return locked


def as_stored(value: object) -> object:
    """The JSON form of a cleaned value: dates in ISO form, decimals as text, so that none changes."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return "" if value is None else value


def _locked(application: Application) -> Application:
    return (
        Application.objects.select_for_update(of=("self",), no_key=True)
        .select_related("call__edition__venue")
        .get(pk=application.pk)
    )


def _stored(application: Application, entries: list[Entry]) -> dict[int, Answer]:
    questions = [entry.question.pk for entry in entries]
    return {
        answer.question_id: answer
        for answer in Answer.objects.filter(application=application, question__in=questions)
    }


def _is_same(entry: Entry, current: Answer | None) -> bool:
    if current is None:
        return not entry.unaccepted and entry.value in EMPTY
    if entry.unaccepted:
        return current.unaccepted == entry.unaccepted
    return not current.unaccepted and current.value == entry.value


def _is_newer(entry: Entry, current: Answer | None) -> bool:
    return current is not None and entry.seen is not None and entry.seen != current.version


def _write(application: Application, entries: list[Entry], stored: dict[int, Answer]) -> dict[int, Answer]:
    if not entries:
        return {}
    now = timezone.now()
    new, changed = [], []
    for entry in entries:
        answer = stored.get(entry.question.pk)
        if answer is None:
            answer = Answer(application=application, question=entry.question, value="", version=0)
            new.append(answer)
        else:
            changed.append(answer)
        if not entry.unaccepted:  # an accepted value stays in place beneath text that can't be one
            answer.value = entry.value
        answer.unaccepted = entry.unaccepted
        answer.version += 1
        answer.saved_at = now
    Answer.objects.bulk_create(new)
    Answer.objects.bulk_update(changed, ["value", "unaccepted", "version", "saved_at"])
    Application.objects.filter(pk=application.pk).update(
        changed_at=now,
        **_columns(application),
        **revised(application, [entry.question for entry in entries]),
    )
    return {answer.question_id: answer for answer in [*new, *changed]}


def _columns(application: Application) -> dict[str, object]:
    """A correction after submission is repeated in the application's columns, as submitting did."""
    if application.status in (Application.Status.DRAFT, Application.Status.WITHDRAWN):
        return {}
    return summary(application, fill(application))
