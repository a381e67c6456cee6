"""Messages about an application that their reader may not read: of these the list tells nothing but that
they were written, and their pages stay closed."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from applications.barring import barred
from applications.models import Application
from notifications.models import Message

ABOUT = "application:"


def why_closed(user: User, message: Message) -> str:
    """Why the person may not read the message; empty when they may."""
    return _reasons(user, [message]).get(message.pk, "")


def conceal_messages(user: User, messages: Iterable[Message]) -> None:
    """Empty, where they stand, the unsaved rows of a list that the person may not read."""
    messages = list(messages)
    reasons = _reasons(user, messages)
    for message in messages:
        if message.pk in reasons:
            message.subject, message.address = _("concealed: conflict of interest"), ""


def closed_to(user: User, messages: Iterable[Message]) -> list[UUID]:
    """The keys of those that the person may not read."""
    return list(_reasons(user, list(messages)))


def _reasons(user: User, messages: list[Message]) -> dict[UUID, str]:
    about = {row.pk: key for row in messages if (key := _key_of(row.about))}
    if not about:
        return {}
    found = barred(user, Application.objects.filter(pk__in=set(about.values())))
    return {pk: found[key] for pk, key in about.items() if key in found}


def _key_of(about: str) -> UUID | None:
    try:
        return UUID(about.removeprefix(ABOUT)) if about.startswith(ABOUT) else None
    except ValueError:
        return None
