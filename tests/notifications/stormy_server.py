"""A real SMTP server on which everything goes wrong that may: it counts what it took of each message."""

import asyncio
import random
import re
import threading
from collections import Counter

from aiosmtpd.controller import Controller

MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>]+>)", re.IGNORECASE | re.MULTILINE)


class StormyServer:
    """`taken` counts for each Message-ID how often the content was kept; `refused` how often it was
    refused for good. `answers` counts what was answered, by name."""

    def __init__(self, seed: int) -> None:
        self.taken: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.answers: Counter[str] = Counter()
        self._chance = random.Random(seed)
        self._lock = threading.Lock()

    def _draws(self, **weights: float) -> str:
        """One of the named misfortunes, by its share; else “nothing”."""
        drawn = self._chance.random()
        for name, share in weights.items():
            drawn -= share
            if drawn < 0:
                return name
        return "nothing"

    def _note(self, what: str) -> None:
        with self._lock:
            self.answers[what] += 1

    async def handle_RCPT(self, server, session, envelope, address, options):
        what = self._draws(busy=0.02, unknown=0.01, line_lost_before_data=0.02)
        if what == "line_lost_before_data":
            self._note(what)
            server.transport.abort()
            return "250 OK"
        if what == "busy":
            self._note("4xx to the recipient")
            return "450 mailbox busy"
        if what == "unknown":
            self._note("5xx to the recipient")
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        key = MESSAGE_ID.search(envelope.content)[1].decode()
        what = self._draws(later=0.03, never=0.01, closing=0.01, lost_taken=0.03, lost=0.02, slow=0.02)
        if what == "slow":
            await asyncio.sleep(self._chance.uniform(0.05, 0.3))
        if what in ("lost_taken", "lost"):
            self._note(f"line lost after DATA, {'taken' if what == 'lost_taken' else 'not taken'}")
            self.taken[key] += what == "lost_taken"
            server.transport.abort()
            return "250 OK"
        answers = {
            "later": "451 come back later",
            "never": "554 not wanted",
            "closing": "421 closing down",
        }
        if what in answers:
            self._note(f"{answers[what][0]}xx to the content")
            self.refused[key] += what == "never"
            return answers[what]
        self._note("accepted")
        self.taken[key] += 1
        return "250 OK"

    def on(self, port: int) -> Controller:
        """The thread in which it serves the port."""
        return Controller(self, hostname="127.0.0.1", port=port)
