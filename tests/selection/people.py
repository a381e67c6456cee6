"""Short names for who acts in the tests of the selection, and how far an application has come."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from selection.assignment import assign
from selection.decisions import approve, propose
from selection.models import Decision, Offer
from selection.release import release
from selection.screening import screen
from tests.factories import CallFactory, EditionFactory, StaffFactory, SubmittedApplicationFactory


def officer(**fields):
    return StaffFactory(role=Role.SELECTION_OFFICER, **fields)


def reviewer(**fields):
    return StaffFactory(role=Role.REVIEWER, **fields)


def approver(**fields):
    return StaffFactory(role=Role.APPROVER, **fields)


def submitted(**fields):
    return SubmittedApplicationFactory(**fields)


def due(days=7):
    return timezone.localdate() + timedelta(days=days)


def eligible(**fields):
    """Submitted and found eligible."""
    application = submitted(**fields)
    screen(application=application, by=officer(), is_eligible=True)
    return application


def assigned(application=None, to=None, days=7):
    return assign(
        application=application or submitted(),
        reviewer=to or reviewer(),
        by=officer(),
        due_on=due(days),
    )


def approved(application, outcome="offer", **fields) -> Decision:
    decision = propose(application=application, outcome=outcome, by=officer(), **fields)
    approve(decision=decision, by=approver())
    return decision


def released(application, outcome="offer", **fields) -> Decision:
    decision = approved(application, outcome, **fields)
    (row,) = release(decisions=Decision.objects.filter(pk=decision.pk), by=officer())
    application.refresh_from_db()
    return row


def offered(application=None, **fields) -> Offer:
    application = application or submitted(**fields)
    released(application)
    return Offer.objects.get(application=application)


def edition_with(places: int):
    return CallFactory(edition=EditionFactory(places=places)).edition
