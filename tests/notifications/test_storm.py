"""2,000 messages leave while workers, broker and database are killed with -9 and the mail server does what
it likes: each is taken exactly once wherever the protocol lets one know, the doubtful ones are marked, none
is missing. The numbers are printed."""

import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import psycopg2
import pytest
from celery import Celery
from django.conf import settings

from academy.embedded.server import DATABASE, PORT, USER, Server
from tests.academy.running_portal import FROM_OUTSIDE
from tests.folders import reachable_folder

from .stormy_server import StormyServer

pytestmark = pytest.mark.processes

MESSAGES = 2_000
SEED = 193
LIMIT = 240  # seconds, of a machine that others load as well
TABLES = """
import django; django.setup()
from django.core.management import call_command
for app in ("notifications", "accounts", "progress"):
    call_command("migrate", app, verbosity=0)
"""
# Goes on after the database was killed under it; the same fact is told once.
POST = f"""
import django; django.setup()
import time
from django.db import connection, transaction
from notifications import outbox
for number in range({MESSAGES}):
    while True:
        try:
            with transaction.atomic():
                outbox.post(kind="no-account", address=f"person{{number}}@example.org", language="en",
                            context={{"name": "Awa", "link": "http://127.0.0.1/"}}, fact=f"storm:{{number}}")
            break
        except Exception:
            connection.close()
            time.sleep(0.05)
"""


class Storm:
    """Two workers, a database and a broker's folder of their own; each can be killed."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.database = Server(folder / "postgres")
        self.workers: list[subprocess.Popen] = []
        self.killed: Counter[str] = Counter()
        kept = {name: value for name, value in os.environ.items() if name not in FROM_OUTSIDE}
        self.environment = {
            **kept,
            "DJANGO_SETTINGS_MODULE": "academy.settings.development",
            "PORTAL_VAR": str(folder),
            "EMAIL_URL": f"smtp://127.0.0.1:{port}",
            "LOG_LEVEL": "ERROR",
        }
        self.queue = folder / "broker" / "queue"

    def python(self, *arguments: str) -> subprocess.Popen:
        with (self.folder / "processes.log").open("a") as log:
            return subprocess.Popen(
                [sys.executable, *arguments],
                cwd=settings.ROOT,
                env=self.environment,
                start_new_session=True,
                stdout=log,
                stderr=log,
            )

    def start_worker(self) -> None:
        self.workers.append(
            self.python(
                *("-m", "celery", "--app", "academy", "worker", "--loglevel", "error", "--concurrency", "1"),
                *("--without-gossip", "--without-mingle", "--without-heartbeat"),
            )
        )

    def kill_worker(self) -> None:
        victim = self.workers.pop(0)
        os.killpg(victim.pid, signal.SIGKILL)
        victim.wait()
        self.start_worker()

    def kill_broker(self) -> None:
        """Everything that it held is gone."""
        for file in self.queue.glob("*"):
            file.unlink(missing_ok=True)

    def kill_database(self) -> None:
        number = int((self.database.data / "postmaster.pid").read_text().split()[0])
        os.kill(number, signal.SIGKILL)
        self.database.ensure_running()

    def kill(self, what: str) -> None:
        getattr(self, f"kill_{what}")()
        self.killed[what] += 1

    def ask(self, statement: str) -> list[tuple]:
        connection = psycopg2.connect(
            host=str(self.database.socket_folder), port=PORT, user=USER, dbname=DATABASE
        )
        try:
            with connection, connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def let_time_pass(self) -> None:
        """What waits for a later attempt becomes due, and the clock calls the sweep."""
        self.ask(
            "UPDATE notifications_message SET due_at = now() WHERE state = 'due' AND due_at > now() "
            "RETURNING 1"
        )
        clock = Celery(broker="filesystem://localhost", set_as_current=False)  # others keep theirs
        clock.conf.broker_transport_options = {
            "data_folder_in": str(self.queue),
            "data_folder_out": str(self.queue),
            "control_folder": str(self.folder / "broker" / "control"),
        }
        clock.send_task("notifications.tasks.sweep")

    def number_settled(self) -> int:
        return self.ask("SELECT count(*) FROM notifications_message WHERE state IN ('sent', 'failed')")[0][0]

    def log(self) -> str:
        return (self.folder / "processes.log").read_text()[-6000:]

    def stop(self) -> None:
        for worker in self.workers:
            os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self.database.leave(patience=10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_each_message_is_taken_once_or_marked_and_none_is_missing_whatever_is_killed():
    server, port, chance = StormyServer(SEED), _free_port(), random.Random(SEED)
    misfortunes = ["worker", "database", "broker", "worker", "database", "broker", "mail server", "database"]
    moments = sorted(chance.randrange(60, MESSAGES - 100) for _each in misfortunes)
    with reachable_folder() as folder, ExitStack() as ends:
        storm = Storm(folder, port)
        controller = server.on(port)
        controller.start()
        ends.callback(lambda: controller.stop())
        ends.callback(storm.stop)
        assert storm.python("-c", TABLES).wait(LIMIT) == 0, storm.log()
        storm.database.ensure_running()
        storm.start_worker()
        storm.start_worker()
        poster = storm.python("-c", POST)
        deadline, clock = time.monotonic() + LIMIT, time.monotonic()
        while (settled := storm.number_settled()) < MESSAGES:
            assert time.monotonic() < deadline, f"{settled} of {MESSAGES}\n{storm.log()}"
            if moments and settled >= moments[0]:
                moments.pop(0)
                what = misfortunes.pop(0)
                if what == "mail server":
                    controller.stop()
                    storm.killed[what] += 1
                    controller = server.on(port)
                    controller.start()
                else:
                    storm.kill(what)
            if time.monotonic() > clock:
                storm.let_time_pass()
                clock = time.monotonic() + 2
            time.sleep(0.05)
        assert poster.wait(LIMIT) == 0
        rows = storm.ask(
            "SELECT message_id, state, may_be_double, attempts FROM notifications_message "
            "WHERE fact LIKE 'storm:%'"
        )
    assert not misfortunes
    _hold_to_account(rows, server, storm.killed)


def _hold_to_account(rows: list[tuple], server: StormyServer, killed: Counter) -> None:
    assert len(rows) == MESSAGES
    assert {state for _key, state, _marked, _attempts in rows} <= {"sent", "failed"}
    sent = [(key, marked) for key, state, marked, _attempts in rows if state == "sent"]
    failed = [(key, marked) for key, state, marked, _attempts in rows if state == "failed"]
    in_doubt = [key for key, _state, marked, _attempts in rows if marked]
    twice = [key for key, number in server.taken.items() if number > 1]
    sys.stdout.write(
        f"\n{MESSAGES} messages, killed: {dict(killed)}\nthe mail server: {dict(server.answers)}\n"
        f"{len(sent)} sent, {len(failed)} refused for good, {len(in_doubt)} in doubt and marked, "
        f"of which {len(twice)} arrived twice; most attempts {max(row[3] for row in rows)}\n"
    )
    missing = [key for key, _marked in sent if server.taken[key] == 0]
    assert missing == []
    known_once = [key for key, marked in sent if not marked and server.taken[key] != 1]
    assert known_once == []
    taken_though_failed = [key for key, marked in failed if not marked and server.taken[key]]
    assert taken_though_failed == []
    assert set(twice) <= set(in_doubt)
    # The line was lost after DATA often enough that somebody had to be in doubt, and not about everybody.
    assert 0 < len(in_doubt) < MESSAGES / 5
