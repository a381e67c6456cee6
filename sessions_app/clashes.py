"""What may not be at one time: two sessions in a room, of a speaker, or beside a plenary of a track.

The database refuses all three (constraints of `ProgrammeSession` and `SessionSpeaker`). Here a form
learns it beforehand, in words that name the other session; and that what is for every track is of each.
"""

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .models import ProgrammeSession, SessionEnrolment, Speaker

FOR_EVERYBODY = (ProgrammeSession.Kind.PLENARY, ProgrammeSession.Kind.FORUM)


def refuse_clashes(session: ProgrammeSession) -> None:
    """Raise ValidationError, beside the field, when the session can't be there at its time."""
    if not (session.starts_at and session.ends_at and session.edition_id):
        return
    faults = {}
    if session.room_id and (other := at_the_same_time(session).filter(room=session.room_id).first()):
        faults["room"] = _("In this room “%(title)s” is held on %(day)s, %(time)s.") % _about(other)
    if other := _beside_a_plenary(session).first():
        faults["track"] = _(
            "At this time the same participants are at “%(title)s” (%(day)s, %(time)s)."
        ) % _about(other)
    if session.pk and (speaking := _speakers_elsewhere(session).first()):
        other = at_the_same_time(session).filter(speaking__speaker=speaking).first()
        faults["starts_at"] = _("%(name)s speaks at “%(title)s” on %(day)s, %(time)s.") % {
            "name": speaking.name,
            **_about(other),
        }
    if faults:
        raise ValidationError(faults)


def refuse_speaker(session: ProgrammeSession, speaker: Speaker) -> None:
    """Raise ValidationError when the speaker is at another session at that time."""
    other = at_the_same_time(session).filter(speaking__speaker=speaker).first()
    if other:
        raise ValidationError(
            _("%(name)s speaks at “%(title)s” on %(day)s, %(time)s.")
            % {"name": speaker.name, **_about(other)}
        )


def number_seated_twice(session: ProgrammeSession) -> int:
    """How many participants have a seat here and one in another session of that time. Nothing refuses it, so
    that a programme can be moved in steps; whoever moves is told."""
    elsewhere = SessionEnrolment.objects.filter(session__in=at_the_same_time(session).order_by())
    return session.enrolments.filter(participation__in=elsewhere.values("participation")).count()


def at_the_same_time(session: ProgrammeSession) -> QuerySet[ProgrammeSession]:
    """The other sessions, of any edition, of which a part runs while this one does."""
    others = ProgrammeSession.objects.filter(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)
    return others.exclude(pk=session.pk).select_related("edition__venue").order_by("starts_at", "pk")


def _beside_a_plenary(session: ProgrammeSession) -> QuerySet[ProgrammeSession]:
    others = at_the_same_time(session).filter(edition=session.edition_id)
    if session.track_id:
        others = others.filter(Q(track=session.track_id) | Q(track=None))
    return others if session.kind in FOR_EVERYBODY else others.filter(kind__in=FOR_EVERYBODY)


def _speakers_elsewhere(session: ProgrammeSession) -> QuerySet[Speaker]:
    elsewhere = at_the_same_time(session).values("speaking__speaker")
    return Speaker.objects.filter(speaking__session=session, pk__in=elsewhere)


def _about(other: ProgrammeSession) -> dict[str, str]:
    return {
        "title": other.title,
        "time": other.venue_time,
        "day": date_format(other.venue_day, "MONTH_DAY_FORMAT"),
    }
