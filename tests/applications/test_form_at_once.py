"""Two people at once: nobody's change is lost, no answer falls between."""

import pytest

from applications.answering import Entry, save_entries
from applications.form_editing import change_question, remove_question
from applications.models import Answer, Call, FormRevision, Question
from tests.factories import StaffFactory
from tests.selection.at_once import at_once

from .form_parts import draft_answering, small_form, values_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_changes_at_once_are_two_versions():
    form, officers = small_form(), [StaffFactory(), StaffFactory()]
    draft_answering(form.amount, "12")

    def rename(question, officer):
        values = values_of(question, label_en=f"New words of {question.key}")
        return lambda: change_question(question=question, values=values, choices=[], by=officer)

    at_once([rename(form.motive, officers[0]), rename(form.amount, officers[1])])
    assert Call.objects.get(pk=form.call.pk).form_revision == 3
    assert list(FormRevision.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]
    labels = Question.objects.filter(section__call=form.call, label_en__startswith="New words")
    assert labels.count() == 2


def test_an_answer_saved_while_its_question_is_removed_stays():
    form, officer = small_form(), StaffFactory()
    application = draft_answering(form.amount, "12").application

    def answer():
        save_entries(application=application, entries=[Entry(form.motive, "To learn", seen=0)])

    outcomes = at_once([answer, lambda: remove_question(question=form.motive, by=officer)])
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert Question.objects.get(pk=form.motive.pk).retired_at is not None
    assert Answer.objects.get(question=form.motive.pk).value == "To learn"
