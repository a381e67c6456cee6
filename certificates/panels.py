"""What the certificates add to a participant's page."""

from django.utils.translation import gettext as _

from sessions_app.attendance import EditionAttendance
from sessions_app.models import Participation

from .badges.profile_link import profile_link
from .entitlement import EditionEntitlement
from .models import Certificate
from .terms import given_terms


def certificates_panel(participation: Participation) -> dict | None:
    """Each certificate that stands or was revoked; what is superseded is in its successor's place."""
    shown = list(
        participation.certificates.exclude(status=Certificate.Status.SUPERSEDED).order_by("issued_at")
    )
    if not shown:
        return None
    rows = [(row, profile_link(row) if row.status == Certificate.Status.VALID else "") for row in shown]
    return {"title": _("My certificate"), "template": "certificates/panel.html", "context": {"rows": rows}}


def way_panel(participation: Participation) -> dict | None:
    """What each certificate of the edition still asks of the participant who has none of the kind."""
    if participation.status == Participation.Status.CANCELLED:
        return None
    held = set(participation.certificates.values_list("kind", flat=True))
    attendance = EditionAttendance(participation.edition, participation)
    shown = [
        EditionEntitlement(participation.edition, terms.kind, participation, attendance, terms).standing_of(
            participation
        )
        for terms in given_terms(participation.edition)
        if terms.kind not in held
    ]
    if not shown:
        return None
    return {
        "title": _("My way to the certificate"),
        "template": "certificates/way.html",
        "context": {"standings": shown},
    }
