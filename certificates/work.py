"""What of the certificates awaits a member of the staff."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from accounts.work import WorkItem
from sessions_app.models import Participation

from . import rules
from .models import Certificate


def items_for(user: User) -> list[WorkItem]:
    """One line a task, each counted by one query."""
    return [_to_issue(), _failed()] if rules.can_issue(user) else []


def _to_issue() -> WorkItem:
    """Who has attended an edition of which no certificate is issued yet. Once they are issued, who is
    left out is told on the issue page and nags nobody."""
    issued = Certificate.objects.filter(participation__edition=OuterRef("edition"))
    number = Participation.objects.filter(~Exists(issued), status=Participation.Status.COMPLETED).count()
    return WorkItem(
        number,
        ngettext("participant awaiting a certificate", "participants awaiting a certificate", number),
        reverse("admin:certificates_issue"),
    )


def _failed() -> WorkItem:
    number = Certificate.objects.filter(status=Certificate.Status.FAILED).count()
    return WorkItem(
        number,
        ngettext("certificate that could not be made", "certificates that could not be made", number),
        reverse("admin:certificates_certificate_changelist") + "?status__exact=failed",
        tone="error",
    )
