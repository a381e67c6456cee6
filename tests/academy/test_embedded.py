"""The embedded database, on folders of its own: each test starts a real server."""

import os
import pwd
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psutil
import psycopg2
import pytest
from django.conf import settings

from academy.embedded import account
from academy.embedded.base import DatabaseWrapper
from academy.embedded.server import DATABASE, PORT, USER, Server, ServerFailed, server_in
from tests.folders import reachable_folder

pytestmark = pytest.mark.processes

USER_PROCESS = """
import sys
from pathlib import Path
from academy.embedded.server import Server
Server(Path(sys.argv[1])).ensure_running()
print("has it", flush=True)
sys.stdin.readline()
"""


@pytest.fixture
def folder():
    with reachable_folder() as folder:
        yield folder


@pytest.fixture
def server(folder):
    server = Server(folder / "postgres")
    yield server
    server.ensure_running()
    server.leave()
    _until(lambda: _postmaster(server) is None)


@contextmanager
def _user(server):
    """Another process that uses the server, until the block ends or it is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER_PROCESS, str(server.folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=settings.ROOT,
        text=True,
    )
    try:
        yield process
    finally:
        process.communicate("go\n" if process.poll() is None else None, timeout=30)


def _postmaster(server) -> psutil.Process | None:
    try:
        process = psutil.Process(int((server.data / "postmaster.pid").read_text().split()[0]))
    except (FileNotFoundError, psutil.NoSuchProcess):
        return None
    return process if process.status() != psutil.STATUS_ZOMBIE else None


def _until(holds, limit=20):
    deadline = time.monotonic() + limit
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def _ask(server, statement):
    connection = psycopg2.connect(host=str(server.socket_folder), port=PORT, user=USER, dbname=DATABASE)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def test_two_processes_that_want_a_fresh_server_at_once_share_it_and_the_last_one_stops_it(folder):
    server = Server(folder / "postgres")
    with _user(server) as second:
        with _user(server) as first:
            assert (first.stdout.readline(), second.stdout.readline()) == ("has it\n", "has it\n")
            postmaster = _postmaster(server)
        assert first.returncode == 0
        assert server.answers()
        assert _postmaster(server) == postmaster
    assert second.returncode == 0
    assert _postmaster(server) is None
    assert not server.answers()


def test_a_killed_user_keeps_the_server_from_nobody_and_is_not_waited_for(server):
    with _user(server) as killed:
        assert killed.stdout.readline() == "has it\n"
        server.join()
        killed.kill()
        killed.wait()
    assert server.answers()
    server.leave()
    assert not server.answers()


def test_the_data_survive_a_killed_server(server):
    server.ensure_running()
    _ask(server, "CREATE TABLE kept AS SELECT 'N’Diaye' AS name")
    _postmaster(server).send_signal(signal.SIGKILL)
    server.ensure_running()
    assert _ask(server, "SELECT name FROM kept") == [("N’Diaye",)]


def test_a_connection_of_the_portal_starts_a_killed_server_again(server, settings, django_db_blocker):
    settings.EMBEDDED_DATABASE_FOLDER = server.folder
    wrapper = DatabaseWrapper({**settings.DATABASES["default"], "NAME": DATABASE})
    with django_db_blocker.unblock():
        wrapper.ensure_connection()
        _postmaster(server).send_signal(signal.SIGKILL)
        wrapper.close()
        with wrapper.cursor() as cursor:
            cursor.execute("SELECT 2")
            assert cursor.fetchone() == (2,)
        wrapper.close()
    server_in(server.folder).leave()


def test_a_server_that_recovers_by_itself_is_waited_for(server):
    server.ensure_running()
    postmaster = _postmaster(server)
    connection = psycopg2.connect(host=str(server.socket_folder), port=PORT, user=USER, dbname=DATABASE)
    os.kill(connection.info.backend_pid, signal.SIGKILL)
    _until(lambda: not server.answers())
    server.ensure_running()
    assert server.answers()
    assert _postmaster(server) == postmaster


def test_the_number_of_a_dead_server_that_another_program_got_is_no_obstacle(server):
    server.ensure_running()
    runs_as = _postmaster(server).uids().real
    server.leave()
    with subprocess.Popen(["sleep", "60"], user=runs_as) as stranger:
        stale = server.data / "postmaster.pid"
        stale.write_text(f"{stranger.pid}\n{server.data}\n1\n{PORT}\n{server.socket_folder}\n")
        os.chown(stale, runs_as, -1)
        server.ensure_running()
        stranger.kill()
    assert server.answers()


def test_a_path_too_long_for_a_socket_and_full_of_signs_works(folder):
    server = Server(folder / "it's a “folder” of this test" / ("x" * 90))
    server.ensure_running()
    assert server.answers()
    assert not server.socket_folder.is_relative_to(folder)
    server.leave()
    server.socket_folder.rmdir()


@pytest.mark.parametrize("length", [60, 76, 77, 78, 79, 80, 81, 82, 83, 90])
def test_the_socket_never_exceeds_what_the_system_takes(length):
    socket = Server(type(settings.VAR)("/" + "x" * length)).socket_folder / f".s.PGSQL.{PORT}"
    assert len(os.fsencode(socket)) <= 103


def test_a_folder_laid_by_somebody_else_where_the_socket_goes_is_refused(folder):
    server = Server(folder / ("x" * 90))
    (folder / "theirs").mkdir()
    server.socket_folder.symlink_to(folder / "theirs")
    try:
        with pytest.raises(ServerFailed, match="belongs to somebody else"):
            server.ensure_running()
    finally:
        server.socket_folder.unlink()
    assert not (folder / "theirs" / f".s.PGSQL.{PORT}").exists()


def test_a_folder_that_cannot_be_used_is_told_in_words(folder):
    (folder / "file").write_text("")
    with pytest.raises(ServerFailed, match=r"cannot use .*file"):
        Server(folder / "file" / "postgres").ensure_running()


def test_the_server_never_runs_as_root(server):
    server.ensure_running()
    expected = pwd.getpwnam(account.NAME).pw_uid if os.geteuid() == 0 else os.geteuid()
    assert _postmaster(server).uids().real == expected != 0
    assert server.data.stat().st_uid == expected


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can run the server as somebody else")
def test_root_runs_the_server_of_another_persons_data_as_that_person(folder):
    os.chown(folder, 4711, 4712)
    assert account.server_account(folder) == (4711, 4712)
