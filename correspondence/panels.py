"""The panel of an application's page in the admin that shows its messages."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from applications.models import Application
from notifications.models import Message
from notifications.tones import TONES

from . import rules

MOST = 20


def messages_panel(request: HttpRequest, application: Application) -> dict | None:
    """What was written about the application, to whom, and what became of it; a bounce first of all."""
    rows = list(
        Message.objects.filter(about=f"application:{application.pk}")
        .defer("text_body", "html_body", "body_source", "context")
        .order_by("-created_at")[:MOST]
    )
    if not rows and not application.applicant.is_unreachable:
        return None
    for row in rows:
        row.tone = TONES[row.state]
    return {
        "title": _("Messages"),
        "template": "admin/correspondence/messages_panel.html",
        "context": {
            "rows": rows,
            "person": application.applicant,
            "may_oversee": rules.can_oversee(request.user),
        },
    }
