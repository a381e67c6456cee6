"""No status of the selection changes but through its lifecycle."""

import pytest
from django.db import IntegrityError, connection, transaction

from selection.models import DECISION, Decision, Offer, ReviewAssignment

from .people import approved, assigned, offered, submitted

pytestmark = pytest.mark.django_db

MAKERS = {
    Decision: (lambda: approved(submitted()), "released"),
    Offer: (lambda: offered(), "accepted"),
    ReviewAssignment: (lambda: assigned(), "done"),
}


@pytest.mark.parametrize("model", MAKERS)
def test_saving_a_status_is_refused_by_the_database(model):
    make, target = MAKERS[model]
    row = model.objects.get(pk=make().pk)
    row.status = target
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


@pytest.mark.parametrize("model", MAKERS)
def test_updating_a_status_in_bulk_is_refused_by_the_database(model):
    make, target = MAKERS[model]
    row = make()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.filter(pk=row.pk).update(status=target)


@pytest.mark.parametrize("model", MAKERS)
def test_raw_sql_on_a_status_is_refused_by_the_database(model):
    make, target = MAKERS[model]
    row = make()
    statement = f"UPDATE {model._meta.db_table} SET status = %s WHERE id = %s"  # noqa: S608
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [target, row.pk])


def test_a_released_decision_never_goes_back_even_when_a_move_is_open():
    decision = offered().decision
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', 'selection_decision', true)")
    with pytest.raises(IntegrityError, match="no transition"), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(status="proposed")


def test_every_released_decision_has_its_history():
    decision = offered().decision
    states = list(decision.events.order_by("pgh_id").values_list("status", flat=True))
    assert states == ["proposed", "approved", "released"]
    assert DECISION.initial == states[0]
