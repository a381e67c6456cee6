"""Ending reminders from a mail: by a signed address, without signing in, in one click."""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from notifications.models import Message
from notifications.overseeing import cancel_optional

from .models import User

SALT = "accounts.unsubscribing"
# What a message kind may name as `optional`, and the field that keeps it. Nothing else can be ended:
# what is owed to a person always comes.
FIELDS = {"reminders": "wants_reminders", "digest": "wants_digest"}


class LinkNotValid(Exception):
    """The address was not made by us, or its person is gone."""


def address_for(message: Message, preference: str) -> str:
    """The address that ends these messages. It stays valid: an old mail still ends them."""
    token = signing.dumps([message.recipient_id, preference], salt=SALT)
    with translation.override(message.language):
        return settings.PORTAL_URL + reverse("unsubscribe", kwargs={"token": token})


def read(token: str) -> tuple[User, str]:
    """Whose messages, and which. Raises LinkNotValid."""
    try:
        key, preference = signing.loads(token, salt=SALT)
        return User.objects.get(pk=key), FIELDS[preference] and preference
    except (signing.BadSignature, User.DoesNotExist, KeyError, TypeError, ValueError) as fault:
        raise LinkNotValid from fault


@transaction.atomic
def end(*, person: User, preference: str) -> None:
    """Send none of these messages any more, those that wait included. Idempotent."""
    setattr(person, FIELDS[preference], False)
    person.save(update_fields=[FIELDS[preference]])
    cancel_optional(recipient=person, preference=preference)
