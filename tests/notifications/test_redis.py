"""Delivery through Redis, which a served portal uses as its broker."""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings

from notifications import tasks
from notifications.models import KeptMail
from tests.subprocesses import environment, python

pytestmark = [
    pytest.mark.processes,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not shutil.which("redis-server"), reason="redis-server is not installed (Debian: redis-server)"
    ),
]

POST = """
from notifications import outbox
outbox.post(kind="no-account", address="%(address)s", language="en", fact="one",
            context={"name": "Awa", "link": "http://127.0.0.1:8000/"})
"""


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def _redis(port, folder):
    """A Redis of the test's own, which keeps nothing."""
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        yield
        server.terminate()


@contextmanager
def _worker(broker, log):
    """A worker that is ready and has done its first sweep."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "academy",
        "worker",
        "--loglevel",
        "info",
        "--concurrency",
        "1",
    ]
    with log.open("w") as output:
        worker = subprocess.Popen(
            command,
            cwd=settings.ROOT,
            env=environment(CELERY_BROKER_URL=broker, LOG_LEVEL="INFO"),
            stdout=output,
            stderr=output,
        )
        try:
            _until(
                lambda: "notifications.tasks.sweep" in log.read_text() and "succeeded" in log.read_text(), log
            )
            yield
        finally:
            worker.terminate()
            worker.wait(30)


def _until(holds, log):
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)


def _post(address, broker):
    assert python(POST % {"address": address}, CELERY_BROKER_URL=broker).wait(60) == 0


def _is_kept(address):
    return KeptMail.objects.filter(address=address).exists()


def test_a_worker_delivers_by_redis_and_finds_it_again_after_it_was_away(port, tmp_path, mailroom):
    broker, log = f"redis://127.0.0.1:{port}/0", tmp_path / "worker.log"
    with ExitStack() as worker:
        with _redis(port, tmp_path):
            worker.enter_context(_worker(broker, log))
            _post("before@example.org", broker)
            _until(lambda: _is_kept("before@example.org"), log)
            assert "Task notifications.tasks.deliver" in log.read_text()
        _post("while-away@example.org", broker)
        assert not _is_kept("while-away@example.org")
        with _redis(port, tmp_path):
            _post("after@example.org", broker)
            _until(lambda: _is_kept("after@example.org"), log)
            tasks.sweep()
            assert _is_kept("while-away@example.org")
            worker.close()
