"""Delivery through Redis, which a served portal uses as its broker."""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from django.conf import settings

from notifications.models import KeptMail, Message
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
outbox.post(kind="no-account", address="awa@example.org", language="en", fact="one",
            context={"name": "Awa", "link": "http://127.0.0.1:8000/"})
"""


@pytest.fixture
def redis(tmp_path):
    """The address of a Redis of the test's own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        "redis-server",
        "--port",
        str(port),
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--dir",
        str(tmp_path),
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        yield f"redis://127.0.0.1:{port}/0"
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


def test_a_message_posted_by_one_process_is_delivered_by_the_worker_of_another(redis, tmp_path):
    log = tmp_path / "worker.log"
    with _worker(redis, log):
        assert python(POST, CELERY_BROKER_URL=redis).wait(60) == 0
        _until(lambda: "Task notifications.tasks.deliver" in log.read_text(), log)
        _until(KeptMail.objects.exists, log)
    assert KeptMail.objects.get().address == "awa@example.org"
    assert Message.objects.get().state == "sent"
