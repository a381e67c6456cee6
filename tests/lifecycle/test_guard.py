"""The database refuses every change of a status that its lifecycle does not list, for each lifecycle."""

import itertools

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from lifecycle import registry
from tests.lifecycle.rows import BEGUN, begun, copy_in, put, write

pytestmark = pytest.mark.django_db

each_lifecycle = pytest.mark.parametrize("lifecycle", registry.values(), ids=registry)

# A message is itself the record of what was sent, and long work of what it did; a proposal of assignments
# becomes assignments.
WITHOUT_HISTORY = ("notifications.Message", "progress.Job", "selection.AssignmentProposal")
RECORDED = {subject: found for subject, found in registry.items() if subject not in WITHOUT_HISTORY}


def _others(lifecycle, state=None):
    return [other for other in lifecycle.states.values if other != (state or lifecycle.initial)]


def _listed(lifecycle):
    return {(source, move.target) for move in lifecycle.transitions.values() for source in move.sources}


def _passes(row, lifecycle, source, target):
    """False when the guard refuses; a refusal for another reason counts as passed, and so shows."""
    try:
        write(row, lifecycle, target, allowed=row._meta.db_table)
    except IntegrityError as refusal:
        return f"no transition from {source} to {target}" not in str(refusal)
    return True


def test_every_lifecycle_is_tried_here():
    assert set(BEGUN) == set(registry)


def test_every_model_with_a_lifecycle_has_its_guard_in_the_database():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE 'pgtrigger_lifecycle_guard%'"
        )
        guarded = {table for (table,) in cursor.fetchall()}
    assert guarded == {apps.get_model(subject)._meta.db_table for subject in registry}


@each_lifecycle
def test_a_row_begins_in_no_state_but_the_first(lifecycle):
    row = begun(lifecycle)
    for state in _others(lifecycle):
        with pytest.raises(IntegrityError, match=f"begins as {lifecycle.initial}"), transaction.atomic():
            copy_in(row, lifecycle, state).save(force_insert=True)


@each_lifecycle
def test_sql_on_the_status_is_refused(lifecycle):
    row = begun(lifecycle)
    for state in _others(lifecycle):
        with pytest.raises(IntegrityError, match="only through its lifecycle"):
            write(row, lifecycle, state, allowed="")


@each_lifecycle
def test_an_update_of_the_status_in_bulk_is_refused(lifecycle):
    row = begun(lifecycle)
    for state in _others(lifecycle):
        with pytest.raises(IntegrityError, match="only through its lifecycle"), transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{lifecycle.field: state})


@each_lifecycle
def test_saving_another_status_is_refused(lifecycle):
    row = begun(lifecycle)
    for state in _others(lifecycle):
        setattr(row, lifecycle.field, state)
        with pytest.raises(IntegrityError, match="only through its lifecycle"), transaction.atomic():
            row.save()
    assert getattr(type(row)._base_manager.get(pk=row.pk), lifecycle.field) == lifecycle.initial


@each_lifecycle
def test_the_guard_opened_for_another_model_stays_shut_for_this_one(lifecycle):
    with pytest.raises(IntegrityError, match="only through its lifecycle"):
        write(begun(lifecycle), lifecycle, _others(lifecycle)[0], allowed="another_table")


@each_lifecycle
def test_an_opened_guard_lets_pass_what_the_table_lists_and_nothing_else(lifecycle):
    row, listed = begun(lifecycle), _listed(lifecycle)
    passed = set()
    for source, target in itertools.permutations(lifecycle.states.values, 2):
        put(row, lifecycle, source)
        if _passes(row, lifecycle, source, target):
            passed.add((source, target))
    assert passed == listed


@each_lifecycle
def test_every_state_can_be_reached(lifecycle):
    reached, listed = {lifecycle.initial}, _listed(lifecycle)
    for _step in lifecycle.states:
        reached |= {target for source, target in listed if source in reached}
    assert reached == set(lifecycle.states.values)


@pytest.mark.parametrize("lifecycle", RECORDED.values(), ids=RECORDED)
def test_a_bulk_move_leaves_a_line_of_history_for_each_row(lifecycle):
    rows = [begun(lifecycle), begun(lifecycle)]
    model = type(rows[0])
    move = next(move for move in lifecycle.transitions.values() if lifecycle.initial in move.sources)
    chosen = model._base_manager.filter(pk__in=[row.pk for row in rows])
    assert lifecycle.move_all(chosen, move.name) == 2
    for row in rows:
        states = row.events.order_by("pgh_id").values_list(lifecycle.field, flat=True)
        assert list(states)[-2:] == [lifecycle.initial, move.target]
