"""What the portal wrote to somebody about the account."""

import re

from notifications.models import Message


def letters_to(address: str) -> list[Message]:
    return list(Message.objects.filter(address=address).order_by("created_at"))


def link_in(message: Message) -> str:
    """The path of the letter's link, as its reader opens it."""
    (link,) = re.findall(r"http://[^/]+(/\S+)", message.text_body)
    return link
