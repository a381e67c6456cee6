"""What of people’s requests about their data awaits an administrator."""

from django.urls import reverse
from django.utils.translation import ngettext

from . import rules
from .models import ErasureRequest, User
from .work import WorkItem


def items_for(user: User) -> list[WorkItem]:
    if not rules.can_erase(user):
        return []
    confirmed = ErasureRequest.objects.filter(status=ErasureRequest.Status.CONFIRMED).count()
    return [
        WorkItem(
            confirmed,
            ngettext("person asks to be erased", "people ask to be erased", confirmed),
            reverse("admin:accounts_erasurerequest_changelist") + "?status__exact=confirmed",
            tone="warning",
        )
    ]
