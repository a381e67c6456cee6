"""The programme as a reader filters it; the filters stand in the address."""

from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from sessions_app.models import Edition, ProgrammeSession


@dataclass
class ProgrammeFilter:
    """What the address asks for; what an edition does not have is passed over."""

    day: str = ""
    track: str = ""
    theme: str = ""
    kind: str = ""
    sessions: list[ProgrammeSession] = field(default_factory=list)
    days: list[date] = field(default_factory=list)

    @property
    def is_set(self) -> bool:
        return bool(self.day or self.track or self.theme or self.kind)

    @property
    def query(self) -> str:
        chosen = {name: getattr(self, name) for name in ("day", "track", "theme", "kind")}
        written = QueryDict(mutable=True)
        written.update({name: value for name, value in chosen.items() if value})
        return written.urlencode()


def filtered(edition: Edition, asked: QueryDict) -> ProgrammeFilter:
    """The sessions asked for, in two queries. A track's sessions are its own and those for all."""
    rows = edition.sessions.select_related("room", "track", "theme").prefetch_related("speakers")
    rows = list(rows.order_by("starts_at", "room__name", "pk"))
    for session in rows:
        session.edition = edition
    days = sorted({session.venue_day for session in rows})
    found = ProgrammeFilter(
        day=asked.get("day", "") if asked.get("day", "") in {day.isoformat() for day in days} else "",
        track=asked.get("track", "") if asked.get("track") in _languages(edition) else "",
        theme=asked.get("theme", "") if asked.get("theme", "") in _themes(edition) else "",
        kind=asked.get("kind", "") if asked.get("kind") in ProgrammeSession.Kind.values else "",
        days=days,
    )
    found.sessions = [session for session in rows if _fits(session, found)]
    return found


def _fits(session: ProgrammeSession, wanted: ProgrammeFilter) -> bool:
    return (
        (not wanted.day or session.venue_day.isoformat() == wanted.day)
        and (not wanted.track or session.track is None or session.track.language == wanted.track)
        and (not wanted.theme or str(session.theme_id) == wanted.theme)
        and (not wanted.kind or session.kind == wanted.kind)
    )


def _languages(edition: Edition) -> set[str]:
    return {track.language for track in edition.tracks.all()}


def _themes(edition: Edition) -> set[str]:
    return {str(theme.pk) for theme in edition.themes.all()}
