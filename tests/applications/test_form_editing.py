import pytest

from applications.filled_form import fill, shown_value
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
)
from applications.models import Answer, FormRevision, Question
from applications.submission import submit
from tests.factories import QuestionFactory, StaffFactory

from .form_parts import choices_of, draft_answering, order, small_form, submitted_answering, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    return small_form()


@pytest.fixture
def officer():
    return StaffFactory()


# Order


def test_a_question_moves_within_its_section(form, officer):
    move_question(question=form.amount, section=form.money, place=0, by=officer)
    assert order(form.money) == ["amount", "payer", "reason"]


def test_a_question_moves_to_a_place_of_another_section(form, officer):
    move_question(question=form.amount, section=form.motives, place=0, by=officer)
    assert (order(form.money), order(form.motives)) == (["payer", "reason"], ["amount", "motive"])


def test_a_place_past_the_end_is_the_last(form, officer):
    move_question(question=form.amount, section=form.motives, place=99, by=officer)
    assert order(form.motives) == ["motive", "amount"]


def test_a_question_does_not_move_past_one_that_depends_on_it(form, officer):
    with pytest.raises(EditRefused, match="“Why\\?” is asked only after a certain answer to “Who pays\\?”"):
        move_question(question=form.payer, section=form.money, place=1, by=officer)
    assert order(form.money) == ["payer", "reason", "amount"]


def test_a_section_does_not_move_before_the_one_its_condition_names(form, officer):
    move_question(question=form.reason, section=form.motives, place=0, by=officer)
    with pytest.raises(EditRefused):
        move_section(section=form.motives, place=0, by=officer)


def test_sections_change_places(form, officer):
    move_section(section=form.motives, place=0, by=officer)
    assert list(form.call.sections.values_list("key", flat=True)) == ["motives", "money"]


def test_a_question_does_not_move_into_another_calls_form(form, officer):
    with pytest.raises(EditRefused):
        move_question(question=form.amount, section=small_form().money, place=0, by=officer)


def test_retired_questions_keep_their_place_when_others_move(form, officer):
    draft_answering(form.amount, "10")
    remove_question(question=form.amount, by=officer)
    QuestionFactory(section=form.money, key="last", position=9)
    move_question(question=form.reason, section=form.money, place=2, by=officer)
    assert order(form.money) == ["payer", "last", "reason"]


# Conditions


@pytest.mark.parametrize("key", ["amount", "motive"])
def test_a_condition_names_an_earlier_question(form, officer, key):
    other = Question.objects.get(section__call=form.call, key=key)
    with pytest.raises(EditRefused):
        change_question(
            question=form.payer,
            values=values_of(form.payer, depends_on_id=other.pk, depends_on_values=["x"]),
            choices=choices_of(form.payer),
            by=officer,
        )


def test_a_condition_names_a_question_with_choices(form, officer):
    with pytest.raises(EditRefused, match="with choices"):
        change_question(
            question=form.motive,
            values=values_of(form.motive, depends_on_id=form.amount.pk, depends_on_values=["10"]),
            choices=[],
            by=officer,
        )


def test_a_condition_names_a_question_of_the_same_form(form, officer):
    stranger = small_form().payer
    with pytest.raises(EditRefused):
        change_question(
            question=form.motive,
            values=values_of(form.motive, depends_on_id=stranger.pk, depends_on_values=["self"]),
            choices=[],
            by=officer,
        )


@pytest.mark.parametrize(
    ("kind", "values"), [("consent", ["yes"]), ("track", ["fr"]), ("language-level", ["C1", "C2"])]
)
def test_a_condition_may_name_a_consent_a_track_or_a_level(form, officer, kind, values):
    earlier = QuestionFactory(section=form.money, kind=kind, position=8)
    changed = change_question(
        question=form.motive,
        values=values_of(form.motive, depends_on_id=earlier.pk, depends_on_values=values),
        choices=[],
        by=officer,
    )
    assert (changed.depends_on, changed.depends_on_values) == (earlier, values)


def test_a_question_that_another_depends_on_is_not_removed(form, officer):
    with pytest.raises(EditRefused, match="Change the condition of “Why\\?” first"):
        remove_question(question=form.payer, by=officer)
    form.payer.refresh_from_db()
    assert form.payer.retired_at is None


def test_a_choice_that_a_condition_names_is_not_removed(form, officer):
    with pytest.raises(EditRefused, match="“Fellowship”"):
        change_question(
            question=form.payer,
            values=values_of(form.payer),
            choices=choices_of(form.payer, without=("fellowship",)),
            by=officer,
        )
    assert form.payer.choices.count() == 3


# Safe editing


def test_while_nobody_has_answered_changes_are_free(form, officer):
    change_question(
        question=form.motive, values=values_of(form.motive, label_en="Why?"), choices=[], by=officer
    )
    remove_question(question=form.amount, by=officer)
    form.call.refresh_from_db()
    assert form.call.form_revision == 1
    assert not FormRevision.objects.exists()
    assert not Question.objects.filter(pk=form.amount.pk).exists()


def test_the_first_change_after_an_answer_keeps_both_forms(form, officer):
    draft_answering(form.motive, "To learn")
    change_question(
        question=form.motive, values=values_of(form.motive, label_en="Your motives"), choices=[], by=officer
    )
    form.call.refresh_from_db()
    first, second = FormRevision.objects.order_by("number")
    assert (first.number, second.number, form.call.form_revision) == (1, 2, 2)
    labels = [revision.content["sections"][1]["questions"][0]["label"]["en"] for revision in (first, second)]
    assert labels == ["Your motive", "Your motives"]
    assert second.made_by == officer
    assert second.changes == ["Question “Your motives” changes: question (English)."]


def test_new_words_keep_the_answers(form, officer):
    answer = draft_answering(form.motive, "To learn")
    change_question(
        question=form.motive, values=values_of(form.motive, label_en="Motives"), choices=[], by=officer
    )
    answer.refresh_from_db()
    assert (answer.question.label, answer.value) == ("Motives", "To learn")


@pytest.mark.parametrize("changed", [{"kind": "long-text"}, {"key": "another-key"}])
def test_another_kind_or_key_retires_the_answered_question_and_asks_a_new_one(form, officer, changed):
    answer = draft_answering(form.motive, "To learn")
    new = change_question(
        question=form.motive, values=values_of(form.motive, **changed), choices=[], by=officer
    )
    form.motive.refresh_from_db()
    assert form.motive.retired_at is not None
    assert new.pk != form.motive.pk
    assert order(form.motives) == [new.key]
    [_money, motives] = fill(answer.application)
    assert [entry.shown for entry in motives.read] == ["To learn", ""]


def test_the_new_question_inherits_the_conditions_that_named_the_old(form, officer):
    draft_answering(form.payer, "self")
    new = change_question(
        question=form.payer,
        values=values_of(form.payer, kind="multiple-choice"),
        choices=choices_of(form.payer),
        by=officer,
    )
    form.reason.refresh_from_db()
    assert form.reason.depends_on == new


def test_an_unanswered_question_changes_its_kind_in_place(form, officer):
    draft_answering(form.amount, "10")
    new = change_question(
        question=form.motive, values=values_of(form.motive, kind="date"), choices=[], by=officer
    )
    assert new.pk == form.motive.pk


def test_a_removed_choice_stays_readable_where_it_was_chosen(form, officer):
    answer = draft_answering(form.payer, "donor")
    change_question(
        question=form.payer,
        values=values_of(form.payer),
        choices=choices_of(form.payer, without=("donor", "self")),
        by=officer,
    )
    question = Question.objects.get(pk=form.payer.pk)
    assert [choice.value for choice in question.offered] == ["fellowship"]
    assert shown_value(question, answer.value) == "Donor"
    assert not question.choices.filter(value="self").exists()


def test_a_removed_choice_comes_back_with_its_value(form, officer):
    draft_answering(form.payer, "donor")
    everything = choices_of(form.payer)
    for choices in (everything[:2], everything):
        change_question(question=form.payer, values=values_of(form.payer), choices=choices, by=officer)
    assert [choice.value for choice in Question.objects.get(pk=form.payer.pk).offered] == [
        "self",
        "fellowship",
        "donor",
    ]


def test_an_answered_question_is_retired_and_can_be_asked_again(form, officer):
    answer = submitted_answering(form.amount, "12")
    remove_question(question=form.amount, by=officer)
    retired = Question.objects.get(pk=form.amount.pk)
    assert order(form.money) == ["payer", "reason"]
    assert Answer.objects.filter(pk=answer.pk, question=retired).exists()
    restore_question(question=retired, by=officer)
    assert order(form.money) == ["payer", "reason", "amount"]


def test_a_question_is_not_restored_beside_another_of_its_key(form, officer):
    draft_answering(form.amount, "12")
    remove_question(question=form.amount, by=officer)
    QuestionFactory(section=form.money, key="amount")
    with pytest.raises(EditRefused, match="has this key already"):
        restore_question(question=form.amount, by=officer)


def test_a_key_names_one_question_of_the_form(form, officer):
    with pytest.raises(EditRefused) as refusal:
        add_question(section=form.motives, values=values_of(form.amount), choices=[], by=officer)
    assert refusal.value.field == "key"


def test_a_column_repeats_one_question(form, officer):
    Question.objects.filter(pk=form.motive.pk).update(maps_to="organisation")
    with pytest.raises(EditRefused) as refusal:
        add_question(
            section=form.money,
            values=values_of(form.motive, key="other", maps_to="organisation"),
            choices=[],
            by=officer,
        )
    assert refusal.value.field == "maps_to"


def test_a_new_question_stands_last_or_right_after_another(form, officer):
    add_question(section=form.money, values=values_of(form.amount, key="last"), choices=[], by=officer)
    add_question(
        section=form.money,
        values=values_of(form.amount, key="second"),
        choices=[ChoiceTexts("a", {"label_en": "A"})],
        by=officer,
        after=form.payer,
    )
    assert order(form.money) == ["payer", "second", "reason", "amount", "last"]


def test_a_section_with_questions_is_not_removed(form, officer):
    with pytest.raises(EditRefused, match="Move or remove them first"):
        remove_section(section=form.motives, by=officer)


def test_the_answers_of_a_removed_section_stay_readable(form, officer):
    answer = draft_answering(form.motive, "To learn")
    remove_question(question=form.motive, by=officer)
    remove_section(section=form.motives, by=officer)
    [money] = fill(answer.application)
    assert [entry.shown for entry in money.read if entry.is_answered] == ["To learn"]


def test_a_new_section_is_the_last(form, officer):
    add_section(call=form.call, values={"key": "end", "title_en": "End"}, by=officer)
    assert list(form.call.sections.values_list("key", flat=True)) == ["money", "motives", "end"]


def test_an_application_names_the_form_it_was_submitted_with(complete_draft, officer):
    question = Question.objects.get(section__call=complete_draft.call, key="plan")
    change_question(
        question=question, values=values_of(question, label_en="Your plan"), choices=[], by=officer
    )
    complete_draft.refresh_from_db()
    submitted = submit(application=complete_draft, by=complete_draft.applicant)
    assert submitted.form_revision == 2
    change_question(
        question=question, values=values_of(question, label_en="The plan"), choices=[], by=officer
    )
    submitted.refresh_from_db()
    assert submitted.form_revision == 2
    assert FormRevision.objects.filter(call=submitted.call, number=2).exists()


def test_an_edit_that_changes_nothing_makes_no_version(form, officer):
    draft_answering(form.motive, "To learn")
    change_question(question=form.motive, values=values_of(form.motive), choices=[], by=officer)
    assert not FormRevision.objects.exists()
