"""Who sees, changes and sends messages. Pages and admin ask these."""

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role
from notifications.models import Message

from .models import GroupMessage

OVERSEERS = (Role.SELECTION_OFFICER, Role.PROGRAMME_OFFICER)
APPROVERS = (*OVERSEERS, Role.APPROVER)
# What a person finds of their own messages: what has left, or tried to.
TOLD = (Message.State.SENT, Message.State.DELIVERED, Message.State.BOUNCED, Message.State.FAILED)


def can_oversee(user: User) -> bool:
    """Who reads the outbox, holds, releases, puts right, cancels and sends again."""
    return has_role(user, *OVERSEERS)


def can_edit_texts(user: User) -> bool:
    """Who keeps the texts of the kinds of message, and tries them."""
    return has_role(user, *OVERSEERS)


def can_write_to_many(user: User) -> bool:
    return has_role(user, *OVERSEERS)


def can_see_group_messages(user: User) -> bool:
    return has_role(user, *APPROVERS)


def can_approve(user: User, message: GroupMessage) -> bool:
    """A second person sends it: who wrote it, or changed it last, does not."""
    return has_role(user, *APPROVERS) and message.written_by_id != user.pk


def can_read_own(user: User, message: Message) -> bool:
    """A person's own message, once it has left; never one whose link opens an account."""
    is_theirs = user.is_authenticated and message.recipient_id == user.pk
    return is_theirs and message.state in TOLD and not message.is_confidential
