"""Waiting for a mail that a real worker sends to a real server."""

import re
import time
from email.message import EmailMessage

from tests.notifications.mail_server import MailServer

PATIENCE = 40  # seconds; the worker sends at once, the sweep every 15


def wait_for_mail(server: MailServer, address: str, subject: str) -> EmailMessage:
    """The newest mail to the address whose subject contains the words. Fails after a while without it."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        for mail in reversed(server.taken):
            if mail["To"] == address and subject in mail["Subject"]:
                return mail
        time.sleep(0.2)
    there = [(mail["To"], mail["Subject"]) for mail in server.taken]
    raise AssertionError(f"No mail “{subject}” to {address}; there are {there}")


def text_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def link_in(mail: EmailMessage) -> str:
    """The first address of the portal in the mail's text."""
    return re.search(r"http://127\.0\.0\.1:\d+/\S+", text_of(mail))[0]
