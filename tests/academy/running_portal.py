"""The whole portal as `make run` starts it: a process of its own, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil
import psycopg2
from django.conf import settings

from academy.embedded.server import DATABASE, PORT, USER, Server

LIMIT = 240  # seconds; a first start migrates and loads the demonstration
FROM_OUTSIDE = (
    "DATABASE_URL",
    "CELERY_BROKER_URL",
    "EMAIL_URL",
    "PORTAL_URL",
    "DJANGO_SETTINGS_MODULE",
    "DEBUG",
)

# Goes on after the database was killed under it; the same fact is told once.
POST = """
import sys, time
from django.db import connection, transaction
from notifications import outbox
for number in range(*map(int, sys.argv[1:])):
    while True:
        try:
            with transaction.atomic():
                outbox.post(kind="no-account", address=f"person{number}@example.org", language="en",
                            context={"name": "Awa", "link": "http://127.0.0.1/"}, fact=f"test:{number}")
            break
        except Exception:
            connection.close()
            time.sleep(0.1)
    time.sleep(0.05)
"""


class RunningPortal:
    """`start` it, look at it, kill parts of it; `stop` it in the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.server = Server(folder / "postgres")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.supervisor: subprocess.Popen | None = None
        self.output = ""

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
        return {**kept, "PORTAL_VAR": str(self.folder), "PORT": str(self.port)}

    def command(self, *arguments: str, **options) -> subprocess.Popen:
        """`manage.py` with the arguments, on this portal's folder."""
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments], cwd=settings.ROOT, env=self.environment, **options
        )

    def start(self) -> None:
        """Returns when the portal says that it runs."""
        self.supervisor = self.command("portal", stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.output = ""
        threading.Thread(target=self._listen, args=[self.supervisor], daemon=True).start()
        self.until(lambda: "Ctrl-C stops everything" in self.output)

    def _listen(self, supervisor: subprocess.Popen) -> None:
        for line in supervisor.stdout:
            self.output += line

    def until(self, holds: Callable[[], bool], limit: float = LIMIT) -> None:
        deadline = time.monotonic() + limit
        while not holds():
            assert time.monotonic() < deadline, self.output + self.logs()
            time.sleep(0.05)

    def logs(self) -> str:
        return "\n".join(f"== {file}\n{file.read_text()[-3000:]}" for file in self.folder.glob("log/*.log"))

    def get(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(self.address + path, timeout=20) as answer:
            return answer.status, answer.read().decode()

    def answers(self) -> bool:
        try:
            return self.get("/en/")[0] == 200
        except OSError:
            return False

    def number_of(self, name: str) -> int:
        """The process number of web, worker, beat or the database; 0 while there is none."""
        file = {
            "database": self.server.data / "postmaster.pid",
        }.get(name, self.folder / "run" / f"{name}.pid")
        try:
            number = int(file.read_text().split()[0])
        except (OSError, IndexError):
            return 0
        return number if _lives(number) else 0

    def kill(self, name: str) -> None:
        """Kill -9 one process, and wait until another does its work."""
        killed = self.number_of(name)
        os.kill(killed, signal.SIGKILL)
        self.until(lambda: self.number_of(name) not in (0, killed))

    def kill_everything(self) -> None:
        for process in self.processes():
            process.kill()
        self.supervisor.wait()
        self.until(lambda: not self.processes())

    def processes(self) -> list[psutil.Process]:
        """Every living process that works for this portal."""
        return [
            process for process in psutil.process_iter() if _lives(process.pid) and self._is_ours(process)
        ]

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return (
                process.environ().get("PORTAL_VAR") == str(self.folder)
                or str(self.server.data) in process.cmdline()
                or any(parent.pid == self.number_of("database") for parent in process.parents())
            )
        except psutil.Error:
            return False

    def post(self, first: int, last: int) -> subprocess.Popen:
        """A process that posts a message for each number."""
        script = f"import sys; sys.argv = ['post', '{first}', '{last}']\n{POST}"
        return self.command("shell", "--verbosity", "0", "--command", script)

    def ask(self, statement: str) -> list[tuple]:
        connection = psycopg2.connect(
            host=str(self.server.socket_folder), port=PORT, user=USER, dbname=DATABASE
        )
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall()
        finally:
            connection.close()

    def kept(self) -> list[str]:
        """The addresses of the mails in the mailroom that the tests posted."""
        return [
            address
            for (address,) in self.ask("SELECT address FROM notifications_keptmail ORDER BY id")
            if address.startswith("person")
        ]

    def stop(self, signal_number: int = signal.SIGINT) -> None:
        if self.supervisor and self.supervisor.poll() is None:
            self.supervisor.send_signal(signal_number)
            self.supervisor.wait(LIMIT)


def _lives(number: int) -> bool:
    try:
        return psutil.Process(number).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
