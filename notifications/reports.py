"""What the mail provider reports: that a message arrived, came back, or was unwelcome.

Reports come in any order, more than once, and sometimes before the worker has noted that the message
left; each is kept once, and the message moves when it can.
"""

from django.db import IntegrityError, transaction

from lifecycle import TransitionRefused

from .models import MESSAGE, Message, MessageEvent
from .signals import address_accepted, address_refused

What = MessageEvent.What


def record(*, message: Message, what: str, reason: str = "", report: str = "") -> bool:
    """Keep the provider's report and move the message; False when the report is known already."""
    try:
        with transaction.atomic():
            MessageEvent.objects.create(message=message, what=what, reason=reason, provider_event=report)
    except IntegrityError:
        return False
    settle(message)
    return True


def settle(message: Message) -> None:
    """Bring a message that has left to the state that its reports tell. Coming back outweighs arriving."""
    reported = set(message.events.values_list("what", flat=True))
    if What.BOUNCED in reported:
        _move(message, "bounce", address_refused)
    elif What.DELIVERED in reported:
        _move(message, "arrive", address_accepted)


def _move(message: Message, name: str, signal) -> None:
    with transaction.atomic():
        try:
            MESSAGE.move(message, name)
        except TransitionRefused:
            return  # not noted as sent yet, or there already
        signal.send(sender=Message, message=message)
