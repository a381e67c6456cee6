"""The evaluation: taken once, shown from five answers on, and linked to nobody. Some tests read the
database's own columns, as somebody would who wants to know."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from sessions_app import evaluation
from sessions_app.models import EvaluationAnswer, EvaluationTicket
from sessions_app.refusals import EvaluationRefused
from tests.factories import EditionFactory, EvaluationQuestionFactory

from .people import participant, past_edition, session

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked():
    """A session that is over, with a scale and an open question, and eight participants."""
    edition = past_edition()
    row = session(edition)
    questions = [
        EvaluationQuestionFactory(edition=edition),
        EvaluationQuestionFactory(edition=edition, kind="open"),
    ]
    return edition, row, questions, [participant(edition) for _each in range(8)]


def give(person, row, questions, value, text=""):
    evaluation.give(
        participation=person, session=row, answers={questions[0].pk: value, questions[1].pk: text}
    )


def system_columns():
    """What the database itself knows of each answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT xmin::text, ctid::text, id::text FROM sessions_app_evaluationanswer")
        return cursor.fetchall()


def test_nothing_in_the_tables_leads_from_an_answer_to_a_person(asked):
    _edition, row, questions, people = asked
    fields = {field.name for field in EvaluationAnswer._meta.get_fields()}
    assert fields == {"id", "question", "session", "value", "text"}  # no person, ticket or moment
    ticket = {field.name for field in EvaluationTicket._meta.get_fields()}
    assert ticket == {"id", "participation", "session"}
    keys = []
    for number, person in enumerate(people):
        give(person, row, questions, 1 + number % 5, f"answer {number}")
        keys.append({key for _xmin, _ctid, key in system_columns()})
    assert not keys[-1] & keys[-2]  # each time under new keys, so that none tells what is new
    written = {xmin for xmin, _ctid, _key in system_columns()}
    assert len(written) == 1  # all bear the mark of one transaction, whoever answered when


def test_the_place_of_an_answer_in_its_table_tells_nothing(asked):
    """The order of rows on the disk is not that in which people answered."""
    _edition, row, questions, people = asked
    orders = set()
    for number, person in enumerate(people):
        give(person, row, questions, 3, f"answer {number}")
    for _again in range(4):
        evaluation._shuffle_in([question.pk for question in questions], row, [])
        with connection.cursor() as cursor:
            cursor.execute("SELECT text FROM sessions_app_evaluationanswer WHERE text <> '' ORDER BY ctid")
            orders.add(tuple(text for (text,) in cursor.fetchall()))
    assert len(orders) > 1
    assert all(len(order) == 8 for order in orders)


def test_one_answers_once(asked):
    _edition, row, questions, people = asked
    give(people[0], row, questions, 5)
    with pytest.raises(EvaluationRefused):
        give(people[0], row, questions, 1)
    assert [answer.value for answer in EvaluationAnswer.objects.all()] == [5]


def test_fewer_than_five_answers_are_shown_to_nobody(asked):
    edition, row, questions, people = asked
    for person in people[:4]:
        give(person, row, questions, 4, "a word")
    _whole, about = evaluation.results_of(edition)
    assert (about.given, about.expected, about.rate) == (4, 8, 50)
    assert about.scales[0].counts is None
    assert about.mean is None
    assert about.texts[0].texts is None
    give(people[4], row, questions, 5)
    _whole, about = evaluation.results_of(edition)
    assert about.scales[0].counts == [0, 0, 0, 4, 1]
    assert about.scales[0].mean == about.mean == pytest.approx(4.2)
    assert about.texts[0].texts is None  # of the open question there are four still


def test_a_session_to_come_and_an_edition_long_over_are_not_evaluated(asked):
    edition, _row, questions, people = asked
    coming = EditionFactory()
    with pytest.raises(EvaluationRefused):
        give(participant(coming), session(coming), questions, 3)
    edition.ends_on = timezone.localdate() - timedelta(days=40)
    edition.starts_on = edition.ends_on - timedelta(days=4)
    edition.save()
    people[0].refresh_from_db()
    with pytest.raises(EvaluationRefused):
        evaluation.give(participation=people[0], session=None, answers={})
