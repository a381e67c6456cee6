"""This app's panels of an application's page in the admin: nomination, information, more time."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from . import rules
from .editing import CORRECTABLE
from .models import Application, InformationRequest, Nomination
from .staff.application_forms import ExtensionForm

Status = Nomination.Status


def nomination_panel(request: HttpRequest, application: Application) -> dict | None:
    """Who was asked and what they said, with the rank they gave among their nominees."""
    rows = list(application.nominations.with_number_by_the_same_person())
    if not rows:
        return None
    may_follow = rules.can_follow_nominations(request.user)
    context = {
        "rows": [
            {
                "nomination": row,
                "is_ours_to_read": rules.can_read_endorsement(request.user, row),
                "among": row.among if row.rank else 0,
                "may_remind": may_follow and row.is_awaited,
                "may_renew": may_follow and row.status == Status.REQUESTED and row.is_expired,
                "may_revoke": may_follow and row.status == Status.REQUESTED,
            }
            for row in rows
        ]
    }
    return {
        "title": _("Who nominates"),
        "template": "admin/applications/nomination_panel.html",
        "context": context,
    }


def information_panel(request: HttpRequest, application: Application) -> dict | None:
    """What was asked of the applicant and answered, and the way to ask."""
    rows = list(application.information_requests.select_related("asked_by").with_labels())
    may_ask = rules.can_ask_information(request.user)
    can_be_asked = application.status in CORRECTABLE
    if not rows and not (may_ask and can_be_asked):
        return None
    open_now = any(row.status == InformationRequest.Status.OPEN for row in rows)
    context = {
        "application": application,
        "rows": rows,
        "may_ask": may_ask and can_be_asked and not open_now,
        "may_follow": may_ask,
    }
    return {
        "title": _("Information asked of the applicant"),
        "template": "admin/applications/information_panel.html",
        "context": context,
    }


def extension_panel(request: HttpRequest, application: Application) -> dict | None:
    """More time to submit, for a draft."""
    if application.status != Application.Status.DRAFT:
        return None
    granted = application.call.extensions.filter(person=application.applicant_id).select_related("granted_by")
    may_extend = rules.can_extend(request.user)
    extension = granted.first()
    if extension is None and not may_extend:
        return None
    form = ExtensionForm(call=application.call, auto_id="extension_%s") if may_extend else None
    return {
        "title": _("More time to submit"),
        "template": "admin/applications/extension_panel.html",
        "context": {"application": application, "extension": extension, "form": form},
    }
