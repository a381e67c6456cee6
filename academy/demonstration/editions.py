"""The three editions with venue, programme, call, form and criteria."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from applications.models import Call, Question, TravelEstimate
from applications.standard_form import install
from applications.standard_form.parts import in_columns
from selection.models import Criterion
from sessions_app.models import Edition, LanguageTrack, ProgrammeSession, Room, Venue

from . import calendar
from .calendar import Calendar
from .content import editions as texts
from .content.programme import CRITERIA, DAKAR_VISITS, SESSIONS
from .content.speakers import JOINING
from .programme import furnish

PLACES = 60


@dataclass(frozen=True)
class PreparedEdition:
    """An edition with what its applications need, read once."""

    edition: Edition
    call: Call | None
    tracks: dict[str, LanguageTrack]
    criteria: list[Criterion]
    sessions: list[ProgrammeSession]
    questions: list[Question] = field(default_factory=list)


@dataclass(frozen=True)
class Editions:
    past: PreparedEdition
    under_review: PreparedEdition
    open: PreparedEdition


def make_editions(days: Calendar, *, places: int) -> Editions:
    """Write them; `places` are those of the edition under review."""
    turin, dakar = _venue(texts.TURIN), _venue(texts.DAKAR)
    past = _edition(texts.PAST, turin, calendar.PAST_FIRST, places=64, tuition=0)
    under_review = _edition(texts.UNDER_REVIEW, dakar, days.monday_after(60), places=places, tuition=1450)
    coming = _edition(texts.OPEN, turin, days.monday_after(130), places=PLACES, tuition=1600)
    elsewhere = [*(row for row in SESSIONS if row[0] != "study-visit"), *DAKAR_VISITS]
    Edition.objects.filter(pk=under_review.pk).update(
        choosing_opens_at=days.ago(1), choosing_closes_at=days.end_of_day(50, dakar.time_zone)
    )
    return Editions(
        past=_prepared(past, ("en", "fr", "es"), SESSIONS),
        under_review=_prepared(
            under_review,
            ("en", "fr"),
            elsewhere,
            opens_at=days.ago(calendar.OPENED),
            closes_at=days.end_of_day(-calendar.CLOSED, dakar.time_zone),
        ),
        open=_prepared(
            coming,
            ("en", "fr", "es"),
            SESSIONS,
            opens_at=days.ago(calendar.OPEN_SINCE),
            closes_at=days.end_of_day(calendar.CLOSES_IN, turin.time_zone),
        ),
    )


def _venue(content: dict) -> Venue:
    venue = Venue.objects.create(
        country=content["country"],
        address=content["address"],
        time_zone=content["time_zone"],
        **in_columns("name", content["name"]),
        **in_columns("city", content["city"]),
    )
    Room.objects.bulk_create(Room(venue=venue, name=name, seats=seats) for name, seats in content["rooms"])
    return venue


def _edition(content: dict, venue: Venue, first: date, *, places: int, tuition: int) -> Edition:
    columns = {
        name: text
        for field_name in ("title", "summary", "description")
        for name, text in in_columns(field_name, content[field_name]).items()
    }
    return Edition.objects.create(
        slug=content["slug"],
        venue=venue,
        starts_on=first,
        ends_on=first + timedelta(days=4),
        places=places,
        tuition=Decimal(tuition),
        signatory_name="Beatriz Alcântara",
        contact_email="academy@example.org",
        is_published=True,
        is_programme_published=True,
        **columns,
        **in_columns("joining_instructions", JOINING),
        **in_columns("signatory_position", texts.SIGNATORY),
    )


def _prepared(
    edition: Edition, languages: tuple[str, ...], programme: list, *, opens_at=None, closes_at=None
) -> PreparedEdition:
    tracks = LanguageTrack.objects.bulk_create(
        LanguageTrack(edition=edition, language=language, places=edition.places // len(languages))
        for language in languages
    )
    sessions = _sessions(edition, programme)
    furnish(edition, sessions, languages)
    by_language = {track.language: track for track in tracks}
    if opens_at is None:
        return PreparedEdition(edition, None, by_language, [], sessions)
    call = Call.objects.create(
        edition=edition,
        opens_at=opens_at,
        closes_at=closes_at,
        subsistence=texts.SUBSISTENCE,
        **in_columns("introduction", texts.INTRODUCTION),
    )
    install(call)
    TravelEstimate.objects.bulk_create(
        TravelEstimate(call=call, region=region, amount=amount) for region, amount in texts.JOURNEYS.items()
    )
    questions = Question.objects.filter(section__call=call).select_related("section")
    return PreparedEdition(
        edition,
        call,
        by_language,
        _criteria(edition),
        sessions,
        list(questions.prefetch_related("choices").order_by("section__position", "position")),
    )


def _sessions(edition: Edition, programme: list) -> list[ProgrammeSession]:
    rooms = list(edition.venue.rooms.order_by("pk"))
    zone = edition.zone

    def at(day: int, hour: int) -> datetime:
        return datetime.combine(edition.starts_on + timedelta(days=day), time(hour), tzinfo=zone)

    return ProgrammeSession.objects.bulk_create(
        ProgrammeSession(
            edition=edition,
            kind=kind,
            starts_at=at(day, first),
            ends_at=at(day, last),
            room=None if room is None else rooms[room],
            capacity=None if room is None or kind in ("plenary", "forum") else rooms[room].seats,
            **in_columns("title", title),
            **in_columns("abstract", abstract),
        )
        for kind, title, abstract, day, first, last, room in programme
    )


def _criteria(edition: Edition) -> list[Criterion]:
    return Criterion.objects.bulk_create(
        Criterion(
            edition=edition,
            weight=weight,
            position=position,
            **in_columns("title", title),
            **in_columns("guidance", guidance),
        )
        for position, (weight, title, guidance) in enumerate(CRITERIA)
    )
