"""A real SMTP server on loopback, which answers as the test says and keeps what it took."""

import asyncio
import socket
import threading
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default

from aiosmtpd.controller import Controller


class MailServer:
    """`answers` holds the replies to the next mails' DATA, in order; when it is empty, all is taken.
    The answer DROP takes
    the mail and breaks the line. `recipient_answers` are those to RCPT."""

    DROP = "drop"

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.envelopes: list[list[str]] = []
        self.answers: list[str] = []
        self.recipient_answers: list[str] = []
        self.holds = threading.Event()  # set: a mail's DATA is not answered while it is
        self.has_one_in_hand = threading.Event()

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.recipient_answers:
            return self.recipient_answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        answer = self.answers.pop(0) if self.answers else "250 OK"
        if answer in ("250 OK", self.DROP):
            self.taken.append(BytesParser(policy=default).parsebytes(envelope.content))
            self.envelopes.append(envelope.rcpt_tos)
        if answer == self.DROP:
            server.transport.abort()
        self.has_one_in_hand.set()
        while self.holds.is_set():
            await asyncio.sleep(0.01)
        return answer

    @property
    def message_ids(self) -> list[str]:
        return [mail["Message-ID"] for mail in self.taken]


def controller_of(server: MailServer) -> Controller:
    """The thread in which the server runs, on a port of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return Controller(server, hostname="127.0.0.1", port=port)
