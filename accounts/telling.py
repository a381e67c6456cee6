"""The message that tells a person that how they sign in has changed."""

import uuid

from django.utils import translation

from notifications import outbox

from .messages import ACCOUNT_CHANGED
from .models import User


def tell_of_change(*, address: str, recipient: User | None, change: str) -> None:
    """Post it in the transaction of the change; `change` is a sentence that can be translated."""
    language = recipient.language if recipient else translation.get_language()
    with translation.override(language):
        sentence = str(change)
    outbox.post(
        kind=ACCOUNT_CHANGED.name,
        address=address,
        recipient=recipient,
        language=language,
        context={"name": str(recipient) if recipient else address, "change": sentence},
        fact=f"account-changed:{uuid.uuid4()}",
    )
