"""Publishing the programme, and telling those concerned when a published session changes."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from . import attendance, choosing, messages
from .models import Edition, Participation, ProgrammeSession


def publish(*, edition: Edition) -> None:
    """Show the programme to everybody."""
    Edition.objects.filter(pk=edition.pk).update(is_programme_published=True)


def unpublish(*, edition: Edition) -> None:
    """Take the programme back from all pages."""
    Edition.objects.filter(pk=edition.pk).update(is_programme_published=False)


@transaction.atomic
def save_session(*, session: ProgrammeSession) -> int:
    """Write a session. When its programme is published and its time or room is another than before,
    everybody expected there is told; how many. Seats that were added go to those who wait."""
    before = ProgrammeSession.objects.filter(pk=session.pk).first() if session.pk else None
    session.save()
    if before is None:
        return 0
    if before.capacity is not None and (session.capacity is None or session.capacity > before.capacity):
        choosing.fill(session)
    is_moved = (before.starts_at, before.ends_at, before.room_id) != (
        session.starts_at,
        session.ends_at,
        session.room_id,
    )
    return _tell(session, _post_moved) if is_moved else 0


@transaction.atomic
def cancel_session(*, session: ProgrammeSession) -> int:
    """Take a session out of the programme; everybody expected there is told, how many."""
    told = _tell(session, messages.post_session_cancelled)
    session.delete()
    return told


@transaction.atomic
def tell_how_to_join(*, edition: Edition) -> int:
    """Send the joining instructions, in each participant's language; how many. The same are told once."""
    people = _coming(edition)
    for participation in people:
        with translation.override(participation.person.language):
            instructions = edition.joining_instructions
        messages.post_joining_instructions(participation, instructions=instructions)
    return len(people)


@transaction.atomic
def ask_to_evaluate(*, edition: Edition) -> int:
    """Ask every participant for the evaluation, once; how many."""
    people = _coming(edition)
    for participation in people:
        messages.post_evaluation_request(participation)
    return len(people)


def _coming(edition: Edition) -> list[Participation]:
    rows = Participation.objects.active().filter(edition=edition)
    return list(rows.select_related("person", "edition__venue"))


def _post_moved(participation: Participation, session: ProgrammeSession) -> None:
    with translation.override(participation.person.language):
        change = _("It now takes place at the time and in the room named here.")
        messages.post_programme_change(participation, session=session, change=change)


def _tell(session: ProgrammeSession, post) -> int:
    edition = Edition.objects.select_related("venue").get(pk=session.edition_id)
    if not (edition.is_published and edition.is_programme_published) or edition.is_over:
        return 0
    session.edition = edition
    concerned = [
        row for row in attendance.expected_at(session) if row.status == Participation.Status.CONFIRMED
    ]
    for participation in concerned:
        participation.edition = edition
        post(participation, session)
    return len(concerned)
