"""Run the whole portal on this machine: database, web, worker, beat. `make run` calls it."""

import fcntl
import os
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from academy.demonstration import logins
from academy.embedded.server import ServerFailed
from academy.processes.supervisor import Stopped, Supervisor, portal_processes, stop_on_signals
from accounts.models import User

STOPPING_LIMIT = 12  # seconds to wait for a portal that is just stopping
PORT_LIMIT = 3
ANSWER_LIMIT = 60
LAST_USERS_LIMIT = 10  # seconds for killed processes to let go of the database


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def handle(self, **options):
        self.folder: Path = settings.VAR
        self.port = int(os.environ.get("PORT", "8000"))
        self.address = f"http://127.0.0.1:{self.port}"
        lock = self._only_one()
        if lock is None:
            self.stdout.write(f"The portal is already running: {self._running_address()}")
            return
        os.environ.setdefault("PORTAL_URL", self.address)
        os.environ["DJANGO_SETTINGS_MODULE"] = settings.SETTINGS_MODULE
        children = portal_processes(self.folder, self.port, reload=settings.DEBUG)
        stop_on_signals()
        try:
            for child in children:
                child.clear_leftover()
            self._check_port()
            self._address_file.write_text(self.address)
            self._prepare()
        except Stopped:
            return
        Supervisor(children, self._ensure_database, self._say).run(self._announce)
        self._leave_database()

    @property
    def _address_file(self) -> Path:
        return self.folder / "address"

    def _running_address(self) -> str:
        return self._address_file.read_text() if self._address_file.exists() else "at another address"

    def _only_one(self):
        """The run lock, waiting a little for a portal that stops; None when one goes on running."""
        lock = (self.folder / "run.lock").open("w")
        deadline = time.monotonic() + STOPPING_LIMIT
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return lock
            except BlockingIOError:
                if time.monotonic() > deadline or self._answers():
                    return None
                time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"{self._running_address()}/", timeout=2).close()  # noqa: S310
        except (OSError, ValueError):
            return False
        return True

    def _check_port(self) -> None:
        """Raise CommandError when another program has the port; one that was just killed may need a moment."""
        deadline = time.monotonic() + PORT_LIMIT
        while not self._port_is_free():
            if time.monotonic() > deadline:
                raise CommandError(
                    f"Port {self.port} is in use by another program: choose another, PORT=8001 make run."
                )
            time.sleep(0.2)

    def _port_is_free(self) -> bool:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", self.port))
            except OSError:
                return False
        return True

    def _prepare(self) -> None:
        call_command("messages", compile=True)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("load_demonstration", if_empty=True)
        connection.close()  # the children make their own

    def _leave_database(self) -> None:
        if self._has_embedded_database():
            connection.server().leave(patience=LAST_USERS_LIMIT)

    def _has_embedded_database(self) -> bool:
        return settings.DATABASES["default"]["ENGINE"] == "academy.embedded"

    def _ensure_database(self) -> None:
        """Start the embedded database again if it was killed; another one is not ours to start."""
        if not self._has_embedded_database():
            return
        try:
            connection.server().ensure_running()
        except ServerFailed as failure:  # the next look tries again
            self._say(str(failure))

    def _announce(self) -> None:
        deadline = time.monotonic() + ANSWER_LIMIT
        while True:
            try:
                urllib.request.urlopen(f"{self.address}/en/", timeout=10).close()  # noqa: S310
                break
            except urllib.error.HTTPError as failure:
                self._say(f"The home page answers {failure.code}; see {self.folder / 'log' / 'web.log'}.")
                break
            except OSError:
                if time.monotonic() > deadline:
                    self._say(f"The web process does not answer; see {self.folder / 'log' / 'web.log'}.")
                    break
                time.sleep(0.2)
        self._say(f"\n  The portal runs at {self.address}\n")
        for role, email, password in _logins():
            self._say(f"  {role:20} {email:40} {password}")
        self._say(f"\n  Mail is kept for staff to read at {self.address}/mailroom/.")
        self._say("  Ctrl-C stops everything.\n")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _logins() -> list[tuple[str, str, str]]:
    """The demo logins, as long as the demonstration is loaded."""
    known = {email: (role, email, password) for role, email, password in logins()}
    there = set(User.objects.filter(email__in=known).values_list("email", flat=True))
    connection.close()
    return [login for email, login in known.items() if email in there]
