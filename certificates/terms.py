"""By which rules an edition gives a kind of certificate."""

from sessions_app.models import Edition

from .models import CertificateTerms, Kind

KINDS = [Kind.PARTICIPATION, Kind.ACHIEVEMENT]


def terms_of(edition: Edition, kind: str) -> CertificateTerms:
    """The saved terms, or those of an edition of which nobody set any: participation by the hours, and no
    certificate of achievement."""
    found = CertificateTerms.objects.filter(edition=edition, kind=kind).first()
    return found or usual_terms(edition, kind)


def usual_terms(edition: Edition, kind: str) -> CertificateTerms:
    return CertificateTerms(edition=edition, kind=kind, is_given=kind == Kind.PARTICIPATION)


def all_terms(edition: Edition) -> list[CertificateTerms]:
    """The terms of each kind, whether given or not, in one query."""
    saved = {row.kind: row for row in CertificateTerms.objects.filter(edition=edition)}
    return [saved.get(kind) or usual_terms(edition, kind) for kind in KINDS]


def given_terms(edition: Edition) -> list[CertificateTerms]:
    """The terms of the kinds that the edition gives."""
    return [row for row in all_terms(edition) if row.is_given]
