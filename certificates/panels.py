"""What the certificates add to a participant's page."""

from django.utils.translation import gettext as _

from sessions_app.models import Participation

from .models import Certificate


def certificates_panel(participation: Participation) -> dict | None:
    """Each certificate that stands or was revoked; what is superseded is in its successor's place."""
    shown = list(
        participation.certificates.exclude(status=Certificate.Status.SUPERSEDED).order_by("issued_at")
    )
    if not shown:
        return None
    return {"title": _("My certificate"), "template": "certificates/panel.html", "context": {"rows": shown}}
