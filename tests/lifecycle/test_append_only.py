"""What history has written, the application's own role in the database neither changes nor removes."""

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from pghistory.models import Context

from applications.models import Answer, Application
from lifecycle import amending
from notifications.models import MessageEvent
from tests.factories import AnswerFactory, MessageFactory, StaffFactory

pytestmark = pytest.mark.django_db

TABLES = [model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")]


def refused(statement: str, *values) -> bool:
    with (
        pytest.raises(DatabaseError, match=r"never (changed|removed)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)
    return True


@pytest.fixture
def answer():
    """Changed once, so that its history has two rows."""
    answer = AnswerFactory(value="a first word")
    Answer.objects.filter(pk=answer.pk).update(value="a second word")
    return answer


def test_the_history_of_an_answer_is_neither_changed_nor_removed(answer):
    table = answer.events.model._meta.db_table
    assert answer.events.count() == 2
    assert refused(f"UPDATE {table} SET value = '\"other\"'")  # noqa: S608
    assert refused(f"DELETE FROM {table} WHERE id = %s", answer.pk)  # noqa: S608
    with pytest.raises(DatabaseError), transaction.atomic():
        answer.events.all().update(value="other")
    assert sorted(answer.events.values_list("value", flat=True)) == ["a first word", "a second word"]


def test_every_table_of_history_has_both_triggers():
    assert len(TABLES) > 20
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, count(*) FROM pg_trigger "
            "WHERE tgname LIKE '%append_only%' OR tgname LIKE '%never_emptied%' GROUP BY 1"
        )
        guarded = dict(cursor.fetchall())
    names = [model._meta.db_table for model in [*TABLES, MessageEvent, LogEntry, Context]]
    assert {name: guarded.get(name) for name in names} == dict.fromkeys(names, 2)


def test_emptying_a_table_of_history_is_refused(answer):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL history.emptying = ''")  # as on every connection but the tests'
    assert refused(f"TRUNCATE {answer.events.model._meta.db_table}")
    assert refused("TRUNCATE pghistory_context CASCADE")


def test_the_log_of_the_admin_and_the_events_of_a_message_stay():
    entry = LogEntry.objects.create(
        user=StaffFactory(), action_flag=2, object_repr="Awa", action_time=timezone.now()
    )
    assert refused("UPDATE django_admin_log SET object_repr = 'x' WHERE id = %s", entry.pk)
    assert refused("DELETE FROM django_admin_log WHERE id = %s", entry.pk)
    MessageFactory().events.create(what="held")
    assert refused("UPDATE notifications_messageevent SET what = 'edited'")


def test_who_acted_is_fixed_an_hour_after(answer):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) VALUES "
            "(gen_random_uuid(), now() - interval '2 hours', now(), '{\"user\": 1}'), "
            "(gen_random_uuid(), now(), now(), '{\"user\": 1}')"
        )
    assert refused("UPDATE pghistory_context SET metadata = '{\"user\": 2}'")
    young = Context.objects.order_by("-created_at")[:1]
    assert Context.objects.filter(pk__in=young.values("pk")).update(metadata={"user": 1, "url": "/"}) == 1


def test_the_door_for_erasure_closes_behind_it(answer):
    with amending():
        assert answer.events.update(value="") == 2
    assert refused(f"UPDATE {answer.events.model._meta.db_table} SET value = '1'")  # noqa: S608


def test_history_goes_on_while_rows_change_and_go(answer):
    """The no concerns what was written; new facts are always added."""
    application = answer.application
    Application.objects.filter(pk=application.pk).update(organisation="Union")
    answer.delete()
    labels = application.events.values_list("pgh_label", flat=True)
    assert set(labels) == {"insert", "update"}
    kept = apps.get_model("applications.AnswerEvent").objects.filter(pgh_label="delete")
    assert [row.value for row in kept] == ["a second word"]
