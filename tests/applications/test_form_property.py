"""Whatever is done to a form: its conditions name earlier questions, and every answer stays readable."""

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from applications.filled_form import fill
from applications.form_conditions import condition_faults
from applications.form_content import content_of
from applications.form_editing import (
    ChoiceTexts,
    EditRefused,
    add_question,
    add_section,
    change_question,
    move_question,
    move_section,
    remove_question,
    remove_section,
    restore_question,
    what_if,
)
from applications.models import FormSection, Question
from tests.factories import StaffFactory

from .form_parts import choices_of, draft_answering, small_form, submitted_answering, values_of

KINDS = ["short-text", "long-text", "single-choice", "multiple-choice", "scale", "consent", "number"]
WORDS = {
    "self": "Self",
    "donor": "Donor",
    "12": "12",
    "To learn": "To learn",
}

number = st.integers(0, 20)
edits = st.lists(
    st.one_of(
        st.tuples(st.just("move"), number, number, number),
        st.tuples(st.just("move section"), number, number),
        st.tuples(st.just("remove"), number),
        st.tuples(st.just("restore"), number),
        st.tuples(st.just("kind"), number, st.sampled_from(KINDS)),
        st.tuples(st.just("key"), number, st.sampled_from(["payer", "motive", "new-key"])),
        st.tuples(st.just("drop choice"), number, number),
        st.tuples(st.just("condition"), number, number, st.sampled_from(["self", "donor", "yes", "a"])),
        st.tuples(st.just("no condition"), number),
        st.tuples(st.just("add"), number, st.sampled_from(KINDS)),
        st.tuples(st.just("add section")),
        st.tuples(st.just("remove section"), number),
    ),
    min_size=1,
    max_size=14,
)


def perform(call, by, edit) -> None:
    """One edit on whichever section or question the numbers fall on."""
    name, *numbers = edit
    sections = list(FormSection.objects.filter(call=call))
    questions = list(
        Question.objects.filter(section__call=call).select_related("section__call").order_by("pk")
    )
    section = sections[numbers[0] % len(sections)] if numbers else None
    question = questions[numbers[0] % len(questions)] if numbers and questions else None
    if name == "add":
        choices = [ChoiceTexts(value, {"label_en": value}) for value in ("a", "b")]
        values = {"key": f"added-{len(questions)}", "label_en": "Added", "kind": numbers[1]}
        add_question(section=section, values=values, choices=choices, by=by)
    elif name == "add section":
        add_section(call=call, values={"key": f"section-{len(sections)}-x", "title_en": "More"}, by=by)
    elif name == "remove section":
        remove_section(section=section, by=by)
    elif name == "move section":
        move_section(section=section, place=numbers[1] % len(sections), by=by)
    elif name == "restore":
        restore_question(question=question, by=by)
    elif question.retired_at:
        return  # what is retired is only restored
    elif name == "move":
        move_question(
            question=question, section=sections[numbers[1] % len(sections)], place=numbers[2], by=by
        )
    elif name == "remove":
        remove_question(question=question, by=by)
    else:
        change(question, name, numbers, questions, by)


def change(question, name, numbers, questions, by) -> None:
    choices = choices_of(question)
    changed: dict = {}
    if name == "drop choice" and choices:
        choices.pop(numbers[1] % len(choices))
    elif name in ("kind", "key"):
        changed = {name: numbers[1]}
    elif name == "condition":
        changed = {
            "depends_on_id": questions[numbers[1] % len(questions)].pk,
            "depends_on_values": [numbers[2]],
        }
    elif name == "no condition":
        changed = {"depends_on_id": None, "depends_on_values": []}
    change_question(question=question, values=values_of(question, **changed), choices=choices, by=by)


def read(application) -> str:
    """All that a reader of the application sees, and what is set aside by a condition."""
    return " ".join(filled.shown for section in fill(application) for filled in section.questions)


@pytest.mark.django_db
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
@given(edits)
def test_any_sequence_of_edits_keeps_conditions_in_order_and_every_answer_readable(db, edits):
    with transaction.atomic():
        by, form = StaffFactory(), small_form()
        answers = [
            draft_answering(form.payer, "donor"),
            submitted_answering(form.payer, "self"),
            draft_answering(form.amount, "12"),
            submitted_answering(form.motive, "To learn"),
        ]
        for edit in edits:
            before = content_of(form.call)
            number = type(form.call).objects.get(pk=form.call.pk).form_revision
            try:
                what_if(call=form.call, edit=lambda edit=edit: perform(form.call, by, edit))
                assert content_of(form.call) == before
                perform(form.call, by, edit)
            except EditRefused:
                assert content_of(form.call) == before
            after = content_of(form.call)
            form.call.refresh_from_db()
            assert list(condition_faults(after, before)) == []
            assert form.call.form_revision == number + (after != before)
            for answer in answers:
                assert WORDS[answer.value] in read(answer.application)
        transaction.set_rollback(True)
