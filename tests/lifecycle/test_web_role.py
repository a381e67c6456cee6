"""What the web process’s own login may do: asked of the database by a connection of that login."""

import os
import secrets
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import DatabaseError, connection, transaction
from django.test import override_settings
from pghistory.models import Context

from academy.settings.database import Login
from accounts.models import AccessRecord, Consent
from applications.models import Answer
from lifecycle import web_role
from notifications.models import MessageEvent
from tests.factories import AnswerFactory

LOGIN = Login(f"web_of_tests_{os.getpid()}", secrets.token_hex())
ADDED_TO = [
    *(model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")),
    MessageEvent, LogEntry, Context, Consent, AccessRecord,
]  # fmt: skip


@contextmanager
def granted():
    with override_settings(WEB_LOGIN=LOGIN):
        web_role.after_migrations(using="default")
    yield LOGIN.name


@pytest.fixture
def role(db):
    """The login with its rights, gone with the test’s transaction."""
    with granted() as name:
        yield name


def has(name: str, table: str, right: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(%s, %s::regclass, %s)", [name, table, right])
        return cursor.fetchone()[0]


def test_it_may_add_to_what_is_history_and_never_change_it(role):
    assert len(ADDED_TO) > 30
    for model in ADDED_TO:
        table = model._meta.db_table
        held = {right for right in web_role.ALL if has(role, table, right)}
        assert held == {"SELECT", "INSERT"}, table


def test_it_may_work_with_every_other_table(role):
    there = connection.introspection.table_names()
    others = [model for model in apps.get_models() if model not in ADDED_TO and model._meta.db_table in there]
    assert len(others) > 60
    for model in others:
        held = {right for right in web_role.ALL if has(role, model._meta.db_table, right)}
        assert held == {"SELECT", "INSERT", "UPDATE", "DELETE"}, model._meta.db_table
    assert list(web_role.faults(connection, role)) == []


def test_a_table_that_came_later_is_told_until_the_next_migration(role):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE newcomer (word text)")
        assert list(web_role.faults(connection, role)) == [
            f"{role} has not the rights it should on newcomer: run manage.py migrate."
        ]
        web_role.grant(connection, role)
        assert list(web_role.faults(connection, role)) == []


def test_an_owner_or_a_superuser_is_told(role):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE accounts_consent OWNER TO {role}")
        assert "owns tables (1)" in next(web_role.faults(connection, role))
        cursor.execute(f"ALTER ROLE {role} SUPERUSER")
        assert "is a superuser" in next(web_role.faults(connection, role))


def test_the_owner_keeps_its_rights_where_both_are_one(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        own = cursor.fetchone()[0]
    with override_settings(WEB_LOGIN=Login(own, "")):
        web_role.after_migrations(using="default")
    assert has(own, "accounts_consent", "UPDATE")


def test_who_may_make_no_roles_is_told_what_to_do(role):
    with connection.cursor() as cursor, transaction.atomic():
        cursor.execute(f"SET LOCAL ROLE {role}")
        with pytest.raises(web_role.LoginMissing, match="As its superuser: CREATE ROLE nobody_made_it LOGIN"):
            web_role.make(connection, "nobody_made_it", "x")
        cursor.execute("RESET ROLE")


REFUSED = r"permission denied|must be owner|never changed"
WAYS_AROUND = (
    "SET history.amending = 'on'; UPDATE applications_answerevent SET value = '1'",
    "SET history.amending = 'on'; DELETE FROM applications_answerevent",
    "SET history.emptying = 'on'; TRUNCATE applications_answerevent",
    "SET history.amending = 'on'; UPDATE pghistory_context SET metadata = '{}'",
    "UPDATE pghistory_context SET created_at = now()",
    "SELECT set_config('pgtrigger.ignore', '{applications_answerevent}', false); DELETE FROM applications_answerevent",
    "ALTER TABLE applications_answerevent DISABLE TRIGGER ALL",
    "SET session_replication_role = replica",
    "CREATE OR REPLACE FUNCTION history_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
    "CREATE TABLE mine (word text)",
    "SET ROLE {owner}",
    "DELETE FROM django_migrations",
)


@pytest.mark.django_db(transaction=True)
def test_its_own_connection_works_and_finds_no_way_around():
    answer = AnswerFactory(value="a first word")
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        owner = cursor.fetchone()[0]
        cursor.execute(
            "INSERT INTO pghistory_context (id, created_at, updated_at, metadata) "
            "VALUES (gen_random_uuid(), now() - interval '2 hours', now(), '{\"user\": 1}')"
        )
    with granted() as name:
        link = connection.copy()
        link.settings_dict = {**link.settings_dict, "USER": name, "PASSWORD": LOGIN.password, "OPTIONS": {}}
        try:
            with link.cursor() as cursor:
                cursor.execute("SELECT current_user")
                assert cursor.fetchone()[0] == name
                cursor.execute(
                    "UPDATE applications_answer SET value = '\"a second word\"' WHERE id = %s", [answer.pk]
                )
            for way in WAYS_AROUND:
                with pytest.raises(DatabaseError, match=REFUSED), link.cursor() as cursor:
                    cursor.execute(way.replace("{owner}", owner))
        finally:
            link.close()
            with connection.cursor() as cursor:
                cursor.execute(f"DROP OWNED BY {name}")
                cursor.execute(f"DROP ROLE {name}")
    assert Answer.objects.get().value == "a second word"
    assert sorted(answer.events.values_list("value", flat=True)) == ["a first word", "a second word"]
    assert Context.objects.get().metadata == {"user": 1}
