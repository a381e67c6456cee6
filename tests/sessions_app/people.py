"""An edition that is over, with its sessions, and who took part."""

from datetime import timedelta

from django.utils import timezone

from accounts.roles import Role
from sessions_app.attendance import mark
from sessions_app.completion import complete_all
from tests.factories import EditionFactory, ParticipationFactory, SessionFactory, StaffFactory, TrackFactory

# The roles that have no part in the programme and its certificates.
OTHER_ROLES = [role for role in Role.values if role not in (Role.PROGRAMME_OFFICER, Role.ADMINISTRATOR)]


def officer(**fields):
    return StaffFactory(role=Role.PROGRAMME_OFFICER, **fields)


def past_edition(**fields):
    last_day = timezone.localdate() - timedelta(days=5)
    return EditionFactory(starts_on=last_day - timedelta(days=4), ends_on=last_day, **fields)


def session(edition, hour=0, hours=2, day=0, **fields):
    """A session `hour` hours after noon of a day of the edition."""
    noon = timezone.make_aware(
        timezone.datetime.combine(edition.starts_on + timedelta(days=day), timezone.datetime.min.time())
    ) + timedelta(hours=12)
    starts_at = noon + timedelta(hours=hour)
    return SessionFactory(
        edition=edition, starts_at=starts_at, ends_at=starts_at + timedelta(hours=hours), **fields
    )


def participant(edition, language="en", **fields):
    return ParticipationFactory(
        edition=edition, track=TrackFactory(edition=edition, language=language), **fields
    )


def attended(edition=None, language="en", **fields):
    """A participant who was at the only session of an edition that is closed."""
    edition = edition or past_edition()
    found = participant(edition, language, **fields)
    for row in list(edition.sessions.all()) or [session(edition)]:
        mark(session=row, present=_present(row) | {found.pk}, by=officer())
    complete_all(edition=edition, by=officer())
    found.refresh_from_db()
    return found


def _present(row):
    return set(row.attendances.filter(is_present=True).values_list("participation_id", flat=True))
