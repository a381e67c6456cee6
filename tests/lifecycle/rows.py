"""A row of each model that has a lifecycle, as it begins, and the moves between any two states."""

import uuid

from django.db import connection, models, transaction
from django.utils import timezone

from accounts.models import ErasureRequest
from lifecycle import LOADING, Lifecycle
from selection.decisions import propose
from selection.models import TimeRequest
from tests.factories import (
    ApplicationFactory,
    AssignmentProposalFactory,
    CertificateFactory,
    GroupMessageFactory,
    InformationRequestFactory,
    JobFactory,
    MessageFactory,
    NominationFactory,
    ParticipationFactory,
    SelectionMinutesFactory,
    StaffFactory,
    UserFactory,
)
from tests.selection.people import assigned, offered, officer, submitted

BEGUN = {
    "accounts.ErasureRequest": lambda: ErasureRequest.objects.create(person=UserFactory()),
    "applications.Application": ApplicationFactory,
    "applications.InformationRequest": InformationRequestFactory,
    "applications.Nomination": NominationFactory,
    "certificates.Certificate": CertificateFactory,
    "correspondence.GroupMessage": GroupMessageFactory,
    "notifications.Message": MessageFactory,
    "progress.Job": JobFactory,
    "selection.AssignmentProposal": AssignmentProposalFactory,
    "selection.Decision": lambda: propose(application=submitted(), outcome="offer", by=officer()),
    "selection.Offer": offered,
    "selection.ReviewAssignment": assigned,
    "selection.SelectionMinutes": SelectionMinutesFactory,
    "selection.TimeRequest": lambda: TimeRequest.objects.create(offer=offered(), reason="A visa"),
    "sessions_app.Participation": ParticipationFactory,
}

# What the other constraints ask of a later state, so that only the guard can refuse.
NEEDED = {
    "applications.Application": lambda: {"submitted_at": timezone.now()},
    "certificates.Certificate": lambda: {"pdf": "certificates/00/one.pdf"},
    "selection.Decision": lambda: {"approved_by": StaffFactory()},
    "selection.SelectionMinutes": lambda: {
        "frozen_at": timezone.now(),
        "pdf": "minutes/one.pdf",
        "pdf_sha256": "0" * 64,
        "workbook": "minutes/one.xlsx",
        "workbook_sha256": "0" * 64,
    },
    "selection.TimeRequest": lambda: {"until": timezone.now()},
}


def begun(lifecycle: Lifecycle) -> models.Model:
    """A stored row in the initial state, free of every constraint but the guard's."""
    row = BEGUN[lifecycle.subject]()
    needed = NEEDED.get(lifecycle.subject, dict)()
    type(row)._base_manager.filter(pk=row.pk).update(**needed)
    return type(row)._base_manager.get(pk=row.pk)


def copy_in(row: models.Model, lifecycle: Lifecycle, state: str) -> models.Model:
    """An unsaved copy of the row in a state, which `save` inserts."""
    row = type(row)._base_manager.get(pk=row.pk)
    row.pk = uuid.uuid4() if isinstance(row._meta.pk, models.UUIDField) else None
    row._state.adding = True
    setattr(row, lifecycle.field, state)
    return row


def put(row: models.Model, lifecycle: Lifecycle, state: str) -> None:
    """Bring the stored row into any state, as a bulk load may."""
    write(row, lifecycle, state, allowed=LOADING)


def write(row: models.Model, lifecycle: Lifecycle, state: str, *, allowed: str) -> None:
    """Set the state by SQL with the guard opened for `allowed`; the guard is closed afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lifecycle.allowed', %s, true)", [allowed])
        cursor.execute(
            f"UPDATE {row._meta.db_table} SET {lifecycle.field} = %s WHERE id = %s",  # noqa: S608
            [state, row.pk],
        )
        cursor.execute("SELECT set_config('lifecycle.allowed', '', true)")
