import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from applications.models import APPLICATION, Application
from lifecycle import TransitionRefused
from tests.factories import ApplicationFactory, SubmittedApplicationFactory

pytestmark = pytest.mark.django_db


def test_a_listed_transition_is_made_with_its_fields():
    application = ApplicationFactory()
    moment = timezone.now()
    APPLICATION.move(application, "submit", submitted_at=moment)
    stored = Application.objects.get(pk=application.pk)
    assert (stored.status, stored.submitted_at) == ("submitted", moment)


def test_a_transition_from_another_state_is_refused_in_words():
    application = SubmittedApplicationFactory()
    with pytest.raises(TransitionRefused, match="Submitted"):
        APPLICATION.move(application, "submit")


def test_of_two_copies_of_a_row_only_the_first_moves():
    application = ApplicationFactory()
    stale = Application.objects.get(pk=application.pk)
    APPLICATION.move(application, "withdraw")
    with pytest.raises(TransitionRefused):
        APPLICATION.move(stale, "submit", submitted_at=timezone.now())
    assert stale.status == "withdrawn"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda row: _save(row, "submitted"), id="save"),
        pytest.param(
            lambda row: Application.objects.filter(pk=row.pk).update(status="withdrawn"), id="update"
        ),
        pytest.param(
            lambda row: Application.objects.bulk_update([_set(row, "withdrawn")], ["status"]), id="bulk"
        ),
        pytest.param(lambda row: _sql(row, "withdrawn"), id="sql"),
    ],
)
def test_the_status_cannot_be_changed_outside_the_lifecycle(change):
    application = ApplicationFactory()
    with pytest.raises(IntegrityError, match="only through its lifecycle"), transaction.atomic():
        change(application)
    application.refresh_from_db()
    assert application.status == "draft"


def test_the_guard_closes_again_after_a_transition():
    application = ApplicationFactory()
    APPLICATION.move(application, "withdraw")
    with pytest.raises(IntegrityError, match="only through its lifecycle"), transaction.atomic():
        Application.objects.filter(pk=application.pk).update(status="draft")


def test_a_row_cannot_be_created_in_a_later_state():
    with pytest.raises(IntegrityError, match="begins as draft"), transaction.atomic():
        ApplicationFactory(status="confirmed", submitted_at=timezone.now())


def test_even_an_opened_guard_refuses_what_the_table_does_not_list():
    application = ApplicationFactory()
    with pytest.raises(IntegrityError, match="no transition from draft to confirmed"), transaction.atomic():
        _sql(application, "confirmed", allowed="applications_application")


def _set(row, status):
    row.status = status
    return row


def _save(row, status):
    _set(row, status).save()


def _sql(row, status, allowed=""):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', %s, true)", [allowed])
        cursor.execute("UPDATE applications_application SET status = %s WHERE id = %s", [status, row.pk])
