"""What a change would do is counted before it is made."""

import pytest

from applications.form_editing import add_question, change_question, move_question, remove_question, what_if
from applications.models import Question
from applications.withdrawal import withdraw
from tests.factories import ApplicationFactory, QuestionFactory, StaffFactory, SubmittedApplicationFactory

from .form_parts import choices_of, draft_answering, order, small_form, submitted_answering, values_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def form():
    return small_form()


@pytest.fixture
def officer():
    return StaffFactory()


def effects(form, officer, question, *, choices=None, **changed):
    """The texts of what changing the question would do."""
    found = what_if(
        call=form.call,
        edit=lambda: change_question(
            question=question,
            values=values_of(question, **changed),
            choices=choices_of(question) if choices is None else choices,
            by=officer,
        ),
    )
    return [effect.text for effect in found]


def test_nothing_is_said_while_nobody_has_answered(form, officer):
    assert what_if(call=form.call, edit=lambda: remove_question(question=form.amount, by=officer)) == []


def test_asking_what_would_be_changes_nothing(form, officer):
    draft_answering(form.amount, "12")
    what_if(call=form.call, edit=lambda: remove_question(question=form.amount, by=officer))
    form.call.refresh_from_db()
    assert (order(form.money), form.call.form_revision) == (["payer", "reason", "amount"], 1)


def test_drafts_and_submitted_answers_are_counted_apart_and_withdrawn_ones_not(form, officer):
    for _ in range(2):
        draft_answering(form.amount, "12")
    submitted_answering(form.amount, "12")
    gone = submitted_answering(form.amount, "12").application
    withdraw(application=gone, by=gone.applicant)
    draft_answering(form.amount, "")
    [effect] = what_if(call=form.call, edit=lambda: remove_question(question=form.amount, by=officer))
    assert effect.sets_aside
    assert "Answered in 2 drafts and 1 submitted application:" in effect.text


def test_new_words_are_told_to_keep_the_answers(form, officer):
    draft_answering(form.motive, "To learn")
    assert effects(form, officer, form.motive, label_en="Motives") == [
        "“Motives” has new words. Answered in 1 draft: the answers stay."
    ]


def test_another_kind_sets_the_answers_aside_and_asks_anew(form, officer):
    draft_answering(form.motive, "To learn")
    aside, new = effects(form, officer, form.motive, kind="long-text", is_required=True)
    assert "set aside" in aside
    assert "new and required. There are 1 draft" in new


def test_a_removed_choice_is_counted_where_it_was_chosen(form, officer):
    draft_answering(form.payer, "donor")
    draft_answering(form.payer, "self")
    texts = effects(form, officer, form.payer, choices=choices_of(form.payer, without=("donor",)))
    assert texts == [
        "“Donor” is offered no more. Chosen in 1 draft: these answers stay readable; "
        "who has a draft may choose another."
    ]


def test_a_removed_choice_is_counted_among_several_chosen(form, officer):
    items = QuestionFactory(section=form.money, kind="multiple-choice", choices=["travel", "stay", "fee"])
    draft_answering(items, ["travel", "fee"])
    submitted_answering(items, ["stay"])
    [text] = effects(form, officer, items, choices=choices_of(items, without=("fee",)))
    assert "Chosen in 1 draft:" in text


def test_a_choice_nobody_chose_goes_without_a_word(form, officer):
    draft_answering(form.payer, "self")
    assert effects(form, officer, form.payer, choices=choices_of(form.payer, without=("donor",))) == []


@pytest.mark.parametrize(
    ("limit", "said"), [({"max_characters": 8}, "8 characters"), ({"max_words": 2}, "2 words")]
)
def test_answers_longer_than_a_new_limit_are_counted(form, officer, limit, said):
    draft_answering(form.motive, "To learn more")
    draft_answering(form.motive, "Work")
    [text] = effects(form, officer, form.motive, **limit)
    assert said in text
    assert "Longer in 1 draft:" in text


def test_a_limit_that_all_keep_goes_without_a_word(form, officer):
    draft_answering(form.motive, "Work")
    assert effects(form, officer, form.motive, max_characters=4) == []


def test_a_new_requirement_counts_those_without_an_answer(form, officer):
    draft_answering(form.motive, "To learn")
    ApplicationFactory(call=form.call)
    SubmittedApplicationFactory(call=form.call, track=None)
    [text] = effects(form, officer, form.motive, is_required=True)
    assert "Not answered in 1 draft and 1 submitted application" in text


def test_more_readers_than_were_told_are_named(form, officer):
    Question.objects.filter(pk=form.motive.pk).update(audience="staff")
    form.motive.refresh_from_db()
    draft_answering(form.motive, "To learn")
    [text] = effects(form, officer, form.motive, audience="reviewers")
    assert "More people would read" in text


def test_fewer_readers_go_without_a_word(form, officer):
    draft_answering(form.motive, "To learn")
    assert effects(form, officer, form.motive, audience="staff") == []


def test_a_new_condition_counts_the_answers_it_sets_aside(form, officer):
    for payer in ("self", "donor"):
        application = draft_answering(form.payer, payer).application
        application.answers.create(question=form.motive, value="To learn")
    [text] = effects(form, officer, form.motive, depends_on_id=form.payer.pk, depends_on_values=["donor"])
    assert "Answered but not asked any more in 1 draft" in text


def test_a_condition_dropped_counts_those_newly_asked(form, officer):
    draft_answering(form.payer, "self")
    draft_answering(form.payer, "fellowship")
    [text] = effects(form, officer, form.reason, depends_on_id=None, depends_on_values=[])
    assert "asked of more people: 1 draft" in text


def test_a_condition_on_a_question_not_asked_itself_is_followed(form, officer):
    application = draft_answering(form.payer, "self").application
    extra = QuestionFactory(section=form.money, kind="consent", position=8, depends_on=form.payer,
                            depends_on_values=["self"])  # fmt: skip
    application.answers.create(question=extra, value=True)
    application.answers.create(question=form.motive, value="To learn")
    assert effects(form, officer, form.motive, depends_on_id=extra.pk, depends_on_values=["yes"]) == []
    [text] = effects(form, officer, form.motive, depends_on_id=extra.pk, depends_on_values=["no"])
    assert "not asked any more in 1 draft" in text


def test_a_new_question_says_whom_it_meets(form, officer):
    ApplicationFactory(call=form.call)
    draft_answering(form.motive, "To learn")

    def edit():
        add_question(section=form.money, values=values_of(form.amount, key="new"), choices=[], by=officer)

    [effect] = what_if(call=form.call, edit=edit)
    assert "There are 2 drafts: drafts may answer it" in effect.text


def test_moving_touches_no_answer(form, officer):
    draft_answering(form.amount, "12")
    moved = lambda: move_question(question=form.amount, section=form.motives, place=0, by=officer)  # noqa: E731
    assert what_if(call=form.call, edit=moved) == []


def test_removing_a_question_of_the_lists_says_what_they_lose(form, officer):
    Question.objects.filter(pk=form.motive.pk).update(maps_to="organisation")
    draft_answering(form.amount, "12")
    effects = what_if(call=form.call, edit=lambda: remove_question(question=form.motive, by=officer))
    assert "Lists and filters by “organisation”" in effects[0].text


def test_counting_costs_the_same_with_more_applications(form, officer, django_assert_max_num_queries):
    def edit():
        change_question(
            question=form.motive,
            values=values_of(form.motive, depends_on_id=form.payer.pk, depends_on_values=["donor"]),
            choices=[],
            by=officer,
        )

    for _ in range(12):
        application = draft_answering(form.payer, "self").application
        application.answers.create(question=form.motive, value="To learn")
    with django_assert_max_num_queries(40):
        what_if(call=form.call, edit=edit)
