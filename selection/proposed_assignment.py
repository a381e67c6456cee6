"""A proposed assignment in people's hands: rows moved, removed, added."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Answer, Application

from . import conflicts
from .automatic_assignment import knows_sector, reads_language, to_serve
from .locks import locked
from .models import (
    AssignmentProposal,
    ProposedAssignment,
    ReviewAssignment,
)
from .refusals import AssignmentRefused
from .reviewers import SECTOR_QUESTION, Panelist, panel_of


@transaction.atomic
def move(*, row: ProposedAssignment, reviewer: User, by: User) -> None:
    """Give the application to another reviewer. Raises AssignmentRefused as `add` does."""
    _lock_open(row.proposal)
    application = row.application
    conflicts.refuse_deciding(application=application, person=by, refusal=AssignmentRefused)
    row.delete()
    _write(row.proposal, application, reviewer)


@transaction.atomic
def remove(*, row: ProposedAssignment, by: User) -> None:
    """Take a reviewer off. Raises AssignmentRefused when the proposal is no longer open, and for a
    conflict of interest of whoever does it."""
    _lock_open(row.proposal)
    conflicts.refuse_deciding(application=row.application, person=by, refusal=AssignmentRefused)
    row.delete()


@transaction.atomic
def add(*, proposal: AssignmentProposal, application: Application, reviewer: User, by: User) -> None:
    """Add a reviewer by hand; the person may go beyond the capacity.

    Raises AssignmentRefused for a conflict of interest of either, somebody who has the application already, an
    application that is not reviewed, a person who is no reviewer, and a proposal no longer open.
    """
    _lock_open(proposal)
    conflicts.refuse_deciding(application=application, person=by, refusal=AssignmentRefused)
    _write(proposal, application, reviewer)
    missing = proposal.unserved.filter(application=application).first()
    if missing and missing.missing > 1:
        missing.missing -= 1
        missing.save(update_fields=["missing"])
    elif missing:
        missing.delete()


def _write(proposal: AssignmentProposal, application: Application, reviewer: User) -> None:
    panelist = _panelist(proposal, reviewer)
    if not to_serve(proposal.edition).filter(pk=application.pk).exists():
        raise AssignmentRefused(_("This application is not reviewed: it is not eligible, or decided."))
    if conflict := conflicts.between(application=application, person=reviewer):
        raise AssignmentRefused(str(conflict))
    has_it = ReviewAssignment.objects.filter(application=application, reviewer=reviewer)
    is_proposed = proposal.rows.filter(application=application, reviewer=reviewer)
    if has_it.exclude(status="cancelled").exists() or is_proposed.exists():
        raise AssignmentRefused(_("This reviewer has the application already, or has declined it."))
    sector = Answer.objects.filter(application=application, question__key=SECTOR_QUESTION).first()
    ProposedAssignment.objects.create(
        proposal=proposal,
        application=application,
        reviewer=reviewer,
        reads_language=reads_language(panelist, application.track.language if application.track else ""),
        knows_sector=knows_sector(panelist, sector.value if sector else ""),
        is_by_hand=True,
    )


def _panelist(proposal: AssignmentProposal, reviewer: User) -> Panelist:
    for panelist in panel_of(proposal.edition):
        if panelist.person.pk == reviewer.pk:
            return panelist
    raise AssignmentRefused(_("%(person)s is not a reviewer.") % {"person": reviewer})


def _lock_open(proposal: AssignmentProposal) -> None:
    current = locked(AssignmentProposal.objects.filter(pk=proposal.pk)).get()
    if current.status != AssignmentProposal.Status.PROPOSED:
        raise AssignmentRefused(
            _("This proposal is no longer open: its state is “%(state)s”.")
            % {"state": current.get_status_display()}
        )
