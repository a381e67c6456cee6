"""Who would get a certificate now, and who not and why: before anything happens."""

from dataclasses import dataclass, field

from sessions_app.attendance import EditionAttendance, Progress
from sessions_app.models import Edition, Participation

from .models import Certificate

Row = tuple[Participation, Progress]


@dataclass
class Forecast:
    """The participants of an edition by what issuing means for them, and the sessions that nobody
    marked, whose hours count for nobody."""

    ready: list[Row] = field(default_factory=list)
    short: list[Row] = field(default_factory=list)
    open: list[Row] = field(default_factory=list)
    revoked: list[Row] = field(default_factory=list)
    standing: int = 0
    unmarked: int = 0


def forecast(edition: Edition) -> Forecast:
    """Reckoned in a fixed number of queries."""
    attendance = EditionAttendance(edition)
    statuses: dict[int, set[str]] = {}
    certificates = Certificate.objects.filter(
        participation__edition=edition, kind=Certificate.Kind.PARTICIPATION
    )
    for participation, status in certificates.values_list("participation_id", "status"):
        statuses.setdefault(participation, set()).add(status)
    found = Forecast(unmarked=len(attendance.unmarked()))
    for participation in attendance.participants:
        row = participation, attendance.progress_of(participation)
        known = statuses.get(participation.pk, set())
        if known & {"queued", "valid", "failed"}:
            found.standing += 1
        elif "revoked" in known:
            found.revoked.append(row)
        else:
            _place(found, row)
    return found


def _place(found: Forecast, row: Row) -> None:
    participation, progress = row
    if participation.status != Participation.Status.COMPLETED:
        found.open.append(row)
    elif progress.meets_the_rule:
        found.ready.append(row)
    else:
        found.short.append(row)
