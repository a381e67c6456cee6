"""Keeps a set of children and the database alive until a signal says to stop."""

import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from .child import Child

PAUSE = 0.5
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(Exception):
    """A signal asked to stop; its name."""


class Supervisor:
    """Starts the children in order and restarts what dies. `ensure_database` is called between
    looks; it starts the database again when it was killed."""

    def __init__(
        self, children: list[Child], ensure_database: Callable[[], None], say: Callable[[str], None]
    ) -> None:
        self.children, self.ensure_database, self.say = children, ensure_database, say

    def run(self, when_started: Callable[[], None]) -> None:
        """Returns after SIGINT or SIGTERM, when everything is stopped."""
        try:
            for child in self.children:
                child.start()
            when_started()
            while True:
                time.sleep(PAUSE)
                self.ensure_database()
                for child in self.children:
                    if child.keep_alive():
                        self.say(f"The {child.name} process ended and was started again; see {child.log}.")
        except Stopped as stopped:
            self.say(f"Stopping ({stopped})…")
        finally:
            for number in STOPPING:
                signal.signal(number, signal.SIG_IGN)
            for child in self.children:
                child.ask_to_stop()
            for child in self.children:
                child.stop()


def stop_on_signals() -> None:
    """From now on SIGINT, SIGTERM and SIGHUP raise Stopped in the main thread; a SIGHUP that `nohup`
    has switched off stays so."""
    for number in STOPPING:
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _raise_stopped)


def _raise_stopped(number: int, _frame: object) -> None:
    raise Stopped(signal.Signals(number).name)


def portal_processes(folder: Path, port: int, *, reload: bool) -> list[Child]:
    """Web, beat and worker of a portal on this machine."""
    python = [sys.executable, "-m"]
    web = [
        *python, "gunicorn", "academy.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "3",
        "--worker-tmp-dir", str(folder), "--graceful-timeout", "5", "--no-control-socket", "--log-level", "warning",
        *(["--reload"] if reload else ["--preload"]),
    ]  # fmt: skip
    celery = [*python, "celery", "--app", "academy"]
    beat = [*celery, "beat", "--loglevel", "warning", "--pidfile", ""]
    worker = [
        *celery, "worker", "--loglevel", "warning", "--concurrency", "2",
        "--without-gossip", "--without-mingle", "--without-heartbeat",
    ]  # fmt: skip
    return [Child("web", web, folder), Child("beat", beat, folder), Child("worker", worker, folder)]
