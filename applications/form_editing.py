"""Changing the form of a call. Each function is one change, whole or not at all.

While nobody has answered, a change is free. From the first answer on it is a version: the form that
applicants saw is kept (`form_revisions`), and no answer is lost: what is taken away is retired.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User

from .form_conditions import condition_faults
from .form_content import content_of, questions_in
from .form_effects import Effect, effects_of
from .form_revisions import is_in_use, publish
from .models import Answer, Call, FormSection, Question, QuestionChoice


class EditRefused(Exception):
    """The change would break the form. Its text is for people; `field` is what it is about."""

    def __init__(self, text: str, field: str = "") -> None:
        self.field = field
        super().__init__(text)


@dataclass(frozen=True)
class ChoiceTexts:
    """One choice as the editor gives it; `labels` are columns: label_en, label_fr, label_es."""

    value: str
    labels: dict[str, str] = field(default_factory=dict)


def what_if(*, call: Call, edit: Callable[[], object]) -> list[Effect]:
    """What the edit would do to the answers there are; nothing is changed. Raises EditRefused."""
    with transaction.atomic():
        before = content_of(call)
        edit()
        effects = effects_of(call, before, content_of(call)) if is_in_use(call) else []
        transaction.set_rollback(True)
    call.refresh_from_db(fields=["form_revision"])
    return effects


def add_section(*, call: Call, values: dict, by: User) -> FormSection:
    """A new last page of the form. `values` are columns of FormSection."""
    with _edited(call, by):
        last = call.sections.order_by("position").last()
        return FormSection.objects.create(call=call, position=last.position + 1 if last else 0, **values)


def change_section(*, section: FormSection, values: dict, by: User) -> FormSection:
    with _edited(section.call, by):
        return _set(_fresh(section), values)


def remove_section(*, section: FormSection, by: User) -> None:
    """Take a page out of the form. Retired questions with answers move to the page beside it.

    Raises EditRefused while questions stand in it, or when it is the last that keeps answers.
    """
    with _edited(section.call, by):
        if section.questions.filter(retired_at__isnull=True).exists():
            raise EditRefused(_("Questions stand in this section. Move or remove them first."))
        if section.questions.exists():
            beside = section.call.sections.exclude(pk=section.pk).order_by("position").last()
            if beside is None:
                raise EditRefused(_("Answers hang on this section, and there is no other to keep them."))
            section.questions.update(section=beside)
        _fresh(section).delete()


def move_section(*, section: FormSection, place: int, by: User) -> None:
    """Put the section at the place among its call's, counted from 0. Raises EditRefused."""
    with _edited(section.call, by):
        others = list(section.call.sections.exclude(pk=section.pk).order_by("position", "pk"))
        others.insert(max(place, 0), _fresh(section))
        _number(others)


def move_question(*, question: Question, section: FormSection, place: int, by: User) -> None:
    """Put the question at the place among the questions asked in the section, counted from 0.

    Raises EditRefused when a condition would name a later question.
    """
    if section.call_id != question.section.call_id:
        raise EditRefused(_("This section belongs to another form."))
    with _edited(section.call, by):
        _place(_fresh(question), section, place)


def add_question(
    *, section: FormSection, values: dict, choices: list[ChoiceTexts], by: User, after: Question | None = None
) -> Question:
    """A new question, last in the section or right after another. `values` are columns of Question."""
    with _edited(section.call, by):
        _check_key(section.call, values["key"])
        question = Question.objects.create(section=section, **values)
        _write_choices(question, choices)
        asked = [row.pk for row in _asked_in(section) if row.pk != question.pk]
        _place(question, section, asked.index(after.pk) + 1 if after and after.pk in asked else len(asked))
        return question


def change_question(*, question: Question, values: dict, choices: list[ChoiceTexts], by: User) -> Question:
    """Change a question. One that has answers keeps its key and kind: a change of these retires it
    and asks a new one in its place, to which the conditions of later questions point.

    Returns the question that is asked now. Raises EditRefused.
    """
    with _edited(question.section.call, by):
        question = _held(question)
        _check_key(question.section.call, values["key"], question)
        if (values["key"], values["kind"]) != (question.key, question.kind) and _is_answered(question):
            return _replace(question, values, choices)
        _set(question, values)
        _write_choices(question, choices)
        return question


def remove_question(*, question: Question, by: User) -> None:
    """Ask the question no more. Once anybody has begun to apply it is retired: answers stay, and one
    that is just being saved finds its question. Before, it is deleted.

    Raises EditRefused while a later question depends on it.
    """
    with _edited(question.section.call, by):
        question = _held(question)
        if question.section.call.applications.exists() or question.dependents.exists():
            _set(question, {"retired_at": timezone.now()})
        else:
            question.delete()


def restore_question(*, question: Question, by: User) -> None:
    """Ask a retired question again, where it stood. Raises EditRefused."""
    with _edited(question.section.call, by):
        question = _held(question)
        _check_key(question.section.call, question.key, question)
        _set(question, {"retired_at": None})


@contextmanager
def _edited(call: Call, by: User) -> Iterator[None]:
    """One change of the call's form: locked, checked as a whole, published if the form is in use."""
    with transaction.atomic():
        call.form_revision = Call.objects.select_for_update(no_key=True).get(pk=call.pk).form_revision
        before = content_of(call)
        yield
        after = content_of(call)
        for fault in condition_faults(after, before):
            raise EditRefused(fault.reason, "depends_on")
        _check_columns(after)
        if after != before and is_in_use(call):
            publish(call=call, before=before, after=after, by=by)


def _check_key(call: Call, key: str, question: Question | None = None) -> None:
    """A key names one question of the form: answers are carried over by it."""
    others = Question.objects.filter(section__call=call, key=key, retired_at__isnull=True)
    if other := others.exclude(pk=question.pk if question else None).first():
        raise EditRefused(_("The question “%(other)s” has this key already.") % {"other": other}, "key")


def _check_columns(content: dict) -> None:
    """Each column of the application repeats one question at most."""
    found: dict[str, dict] = {}
    for question in questions_in(content).values():
        column = question["maps_to"]
        if column and column in found:
            raise EditRefused(
                _("Two questions are repeated in “%(column)s”.")
                % {"column": dict(Question.MapsTo.choices)[column]},
                "maps_to",
            )
        found[column] = question


def _is_answered(question: Question) -> bool:
    return question.answers.exists() or question.documents.exists()


def _fresh(row):
    """The row as it stands now, so that the caller's own is not changed by what may be undone."""
    return type(row).objects.get(pk=row.pk)


def _held(question: Question) -> Question:
    """The question, fresh, so that no answer to it is saved until the change is done."""
    rows = Question.objects.select_related("section__call").select_for_update(of=("self",))
    return rows.get(pk=question.pk)


def _set(row, values: dict):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def _replace(question: Question, values: dict, choices: list[ChoiceTexts]) -> Question:
    place = [row.pk for row in _asked_in(question.section)].index(question.pk)
    _set(question, {"retired_at": timezone.now()})
    new = Question.objects.create(section=question.section, **values)
    _write_choices(new, choices)
    _place(new, question.section, place)
    Question.objects.filter(depends_on=question, retired_at__isnull=True).update(depends_on=new)
    return new


def _write_choices(question: Question, choices: list[ChoiceTexts]) -> None:
    """Bring the choices to what is given, in this order. One that an answer chose is retired."""
    known = {choice.value: choice for choice in QuestionChoice.objects.filter(question=question)}
    for position, choice in enumerate(choices):
        row = known.pop(choice.value, None) or QuestionChoice(question=question, value=choice.value)
        _set(row, {**choice.labels, "position": position, "retired_at": None})
    for row in known.values():
        if Answer.objects.filter(question=question, value=row.value).exists() or (
            Answer.objects.filter(question=question, value__contains=[row.value]).exists()
        ):
            _set(row, {"retired_at": row.retired_at or timezone.now(), "position": len(choices)})
        else:
            row.delete()


def _asked_in(section: FormSection) -> list[Question]:
    return list(section.questions.filter(retired_at__isnull=True).order_by("position", "pk"))


def _place(question: Question, section: FormSection, place: int) -> None:
    """Number the section's questions anew with this one at the place; retired ones keep theirs."""
    if question.section_id != section.pk:
        _set(question, {"section": section})
    rows = list(section.questions.exclude(pk=question.pk).order_by("position", "pk"))
    asked = [row for row in rows if row.retired_at is None]
    place = max(place, 0)
    rows.insert(rows.index(asked[place]) if place < len(asked) else len(rows), question)
    _number(rows)


def _number(rows: list) -> None:
    changed = []
    for position, row in enumerate(rows):
        if row.position != position:
            row.position = position
            changed.append(row)
    if changed:
        type(changed[0]).objects.bulk_update(changed, ["position"])
