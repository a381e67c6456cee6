"""The portal as `make run` serves it, with its demonstration, in a folder of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from academy.demonstration import PASSPHRASE
from benchmarks.served import ROOT

START_LIMIT = 300


@dataclass
class ServedPortal:
    address: str
    environment: dict[str, str]
    passphrase: str = PASSPHRASE

    def python(self, script: str) -> str:
        """What the script prints, run with the portal's own settings and database."""
        return subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{script}"],
            cwd=ROOT, env=self.environment, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip


@contextmanager
def served_portal(folder: Path, **settings: str) -> Iterator[ServedPortal]:
    """Start the whole portal (web, worker, beat, database); stop all of it on leaving."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    inherited = {
        name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CELERY_BROKER_URL")
    }
    environment = {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "academy.settings.development",
        "PORTAL_VAR": str(folder),
        "PORTAL_URL": address,
        "PORT": str(port),
        **settings,
    }
    with (folder / "portal.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "portal"], cwd=ROOT, env=environment, stdout=log, stderr=log
        )
        try:
            _wait_until_announced(folder / "portal.log", process)
            yield ServedPortal(address, environment)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(60)


def _wait_until_announced(log: Path, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_LIMIT
    while "Ctrl-C" not in log.read_text():
        is_alive = process.poll() is None and time.monotonic() < deadline
        assert is_alive, f"The portal did not start:\n{log.read_text()}"
        time.sleep(0.2)
