"""Who would get a certificate now, and who not and why: before anything happens."""

from dataclasses import dataclass, field

from sessions_app.models import Edition, Participation

from .entitlement import EditionEntitlement, Standing
from .models import Certificate, CertificateTerms, Kind

Row = tuple[Participation, Standing]


@dataclass
class Forecast:
    """The participants of an edition by what issuing a kind means for them, and the sessions that nobody
    marked, whose hours count for nobody."""

    terms: CertificateTerms
    ready: list[Row] = field(default_factory=list)
    short: list[Row] = field(default_factory=list)
    open: list[Row] = field(default_factory=list)
    revoked: list[Row] = field(default_factory=list)
    standing: int = 0
    unmarked: int = 0


def forecast(edition: Edition, kind: str = Kind.PARTICIPATION) -> Forecast:
    """Reckoned in a fixed number of queries."""
    entitlement = EditionEntitlement(edition, kind)
    attendance = entitlement.attendance
    statuses: dict[int, set[str]] = {}
    certificates = Certificate.objects.filter(participation__edition=edition, kind=kind)
    for participation, status in certificates.values_list("participation_id", "status"):
        statuses.setdefault(participation, set()).add(status)
    found = Forecast(terms=entitlement.terms, unmarked=len(attendance.unmarked()))
    for participation in attendance.participants:
        row = participation, entitlement.standing_of(participation)
        known = statuses.get(participation.pk, set())
        if known & {"queued", "valid", "failed"}:
            found.standing += 1
        elif "revoked" in known:
            found.revoked.append(row)
        else:
            _place(found, row)
    return found


def _place(found: Forecast, row: Row) -> None:
    participation, standing = row
    if participation.status != Participation.Status.COMPLETED:
        found.open.append(row)
    elif standing.is_earned:
        found.ready.append(row)
    else:
        found.short.append(row)
