"""Who signs the certificates of an edition."""

from sessions_app.models import Edition

from .models import Signatory


def signatories_of(edition: Edition) -> list[dict[str, str]]:
    """Name, position and the file of the signature of each, as they are copied into a certificate, in the
    language that is active. Without any of its own the edition’s signatory signs."""
    rows = [
        {"name": row.name, "position": row.position, "signature": row.signature.name or ""}
        for row in Signatory.objects.filter(edition=edition)[: Signatory.MOST]
    ]
    if rows or not edition.signatory_name:
        return rows
    return [{"name": edition.signatory_name, "position": edition.signatory_position, "signature": ""}]
