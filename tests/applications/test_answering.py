import pytest

from applications.answering import Entry, save_answers, save_entries
from applications.filled_form import fill
from applications.models import Answer, Application, Question
from applications.submission import Incomplete, submit
from tests.factories import ApplicationFactory, QuestionFactory, SectionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(call):
    return QuestionFactory(section=SectionFactory(call=call))


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


def save(draft, question, value="", seen=0, **fields):
    return save_entries(application=draft, entries=[Entry(question, value, seen=seen, **fields)])


def test_a_version_counts_each_change_and_nothing_else(draft, question):
    for value in ("one", "one", "two"):
        version = Answer.objects.filter(question=question).values_list("version", flat=True).first() or 0
        save(draft, question, value, seen=version)
    assert Answer.objects.get(question=question).version == 2


def test_an_empty_field_never_answered_makes_no_row(draft, question):
    save(draft, question, "")
    assert not Answer.objects.filter(question=question).exists()


def test_over_a_newer_text_nothing_is_saved_unseen(draft, question):
    save(draft, question, "from the phone")
    saved = save(draft, question, "from the office", seen=0)
    assert saved.conflicts[question.pk].value == "from the phone"
    assert Answer.objects.get(question=question).value == "from the phone"


def test_the_same_text_from_two_places_is_no_conflict(draft, question):
    save(draft, question, "the same")
    assert not save(draft, question, "the same", seen=0).conflicts


def test_after_choosing_the_history_keeps_both(draft, question):
    save(draft, question, "from the phone")
    save(draft, question, "from the office", seen=1)
    events = Answer.objects.get(question=question).events.order_by("pgh_id")
    assert [event.value for event in events] == ["from the phone", "from the office"]


def test_text_that_is_no_answer_is_kept_beside_the_last_one(draft, question):
    save(draft, question, "good")
    save(draft, question, unaccepted="bad", seen=1)
    stored = Answer.objects.get(question=question)
    assert (stored.value, stored.unaccepted, stored.version) == ("good", "bad", 2)
    save(draft, question, "good", seen=2)
    stored.refresh_from_db()
    assert (stored.value, stored.unaccepted, stored.version) == ("good", "", 3)


def test_text_that_is_no_answer_stands_in_the_way_of_submitting(complete_draft, question):
    save(complete_draft, question, unaccepted="bad")
    with pytest.raises(Incomplete) as refusal:
        submit(application=complete_draft, by=complete_draft.applicant)
    assert [lacking for _section, lacking in refusal.value.missing] == [question]


def test_it_is_not_in_the_way_once_it_is_asked_no_more(complete_draft, call):
    section = SectionFactory(call=call)
    asks = QuestionFactory(section=section, kind=Question.Kind.CONSENT)
    hidden = QuestionFactory(section=section, depends_on=asks, depends_on_values=["yes"], is_required=True)
    save(complete_draft, asks, True)
    save(complete_draft, hidden, unaccepted="bad")
    save(complete_draft, asks, False, seen=1)
    submit(application=complete_draft, by=complete_draft.applicant)
    read = [entry.question for part in fill(complete_draft) for entry in part.read]
    assert hidden not in read
    assert Answer.objects.get(question=hidden).unaccepted == "bad"


def test_after_the_deadline_nothing_is_saved(draft, question, closed):
    assert save(draft, question, "late").frozen == {question.pk}
    assert not Answer.objects.exists()


def test_after_submission_only_what_may_be_corrected_is_saved(complete_draft, call):
    submit(application=complete_draft, by=complete_draft.applicant)
    Question.objects.filter(section__call=call).update(stays_editable=False)
    city = Question.objects.get(section__call=call, key="city")
    organisation = Question.objects.get(section__call=call, maps_to="organisation")
    Question.objects.filter(pk=organisation.pk).update(stays_editable=True)
    organisation.stays_editable = True
    saved = save_entries(
        application=complete_draft,
        entries=[Entry(city, "Thiès", seen=1), Entry(organisation, "Union des coopératives", seen=1)],
    )
    assert saved.frozen == {city.pk}
    stored = Application.objects.get(pk=complete_draft.pk)
    assert stored.organisation == "Union des coopératives"


@pytest.mark.parametrize(
    ("audience", "raised"), [("reviewers", 1), ("reviewers-unless-blind", 0), ("staff", 0)]
)
def test_a_correction_of_what_every_review_reads_is_a_new_revision(complete_draft, call, audience, raised):
    submit(application=complete_draft, by=complete_draft.applicant)
    city = Question.objects.get(section__call=call, key="city")
    Question.objects.filter(pk=city.pk).update(stays_editable=True, audience=audience)
    before = Application.objects.get(pk=complete_draft.pk).revision
    save(complete_draft, Question.objects.get(pk=city.pk), "Thiès", seen=1)
    assert Application.objects.get(pk=complete_draft.pk).revision == before + raised


def test_saving_many_answers_costs_a_few_queries(draft, call, django_assert_max_num_queries):
    questions = [QuestionFactory(section=SectionFactory(call=call)) for _number in range(30)]
    with django_assert_max_num_queries(8):
        save_entries(application=draft, entries=[Entry(q, "x", seen=0) for q in questions])
    with django_assert_max_num_queries(8):
        save_entries(application=draft, entries=[Entry(q, "y", seen=1) for q in questions])


def test_what_the_portal_writes_itself_asks_no_window(draft, question, closed):
    save_answers(application=draft, answers={question: "carried over"})
    assert Answer.objects.get(question=question).value == "carried over"
