"""What of the messages awaits a member of the staff."""

from django.urls import reverse
from django.utils.translation import ngettext

from accounts.models import User
from accounts.work import WorkItem
from notifications.models import Message

from . import rules
from .models import GroupMessage


def items_for(user: User) -> list[WorkItem]:
    """One line a task, each counted by one query."""
    items = []
    if rules.can_see_group_messages(user):
        proposed = GroupMessage.objects.filter(status="proposed").exclude(written_by=user).count()
        items.append(
            WorkItem(
                proposed,
                ngettext("message to many to approve", "messages to many to approve", proposed),
                reverse("admin:correspondence_groupmessage_changelist") + "?status__exact=proposed",
            )
        )
    if rules.can_oversee(user):
        states = Message.objects.order_by()
        held, failed = states.filter(state="held").count(), states.filter(state="failed").count()
        listed = reverse("admin:notifications_message_changelist")
        items += [
            WorkItem(
                held,
                ngettext("message held back", "messages held back", held),
                f"{listed}?state__exact=held",
            ),
            WorkItem(
                failed,
                ngettext("message that could not be sent", "messages that could not be sent", failed),
                f"{listed}?state__exact=failed",
                tone="warning",
            ),
        ]
    return items
