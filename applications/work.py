"""What around the applications awaits a member of the staff."""

from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from accounts.work import WorkItem

from . import rules
from .models import Application, InformationRequest, Nomination


def items_for(user: User) -> list[WorkItem]:
    """One line a task, each counted by one query."""
    items = []
    if rules.can_ask_information(user):
        answered = InformationRequest.objects.unread().count()
        items.append(
            WorkItem(
                answered,
                ngettext(
                    "information request answered or expired",
                    "information requests answered or expired",
                    answered,
                ),
                reverse("admin:applications_application_changelist") + "?information=unread",
            )
        )
    if rules.can_follow_nominations(user):
        silent = Nomination.objects.silent().filter(application__status=Application.Status.SUBMITTED).count()
        items.append(
            WorkItem(
                silent,
                ngettext(
                    "nomination expired without an answer", "nominations expired without an answer", silent
                ),
                reverse("admin:applications_application_changelist") + "?nomination=silent",
                tone="warning",
            )
        )
    return items
