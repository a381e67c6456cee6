"""Whose address refuses our mail: kept on the account, told at the next visit."""

from notifications.models import Message

from .models import User


def note_refusal(sender, message: Message, **_signal: object) -> None:
    """The mailbox sent a message back, or the mail server knows nobody there."""
    _owners(message).update(refused_address=message.address)


def note_arrival(sender, message: Message, **_signal: object) -> None:
    """A message arrived: an earlier refusal stands no more."""
    _owners(message).filter(refused_address__iexact=message.address).update(refused_address="")


def _owners(message: Message):
    if message.recipient_id:
        return User.objects.filter(pk=message.recipient_id)
    return User.objects.filter(email__iexact=message.address)
