"""`manage.py portal`, which `make run` calls: the whole portal in processes of its own, and what kill -9
does to it."""

import socket
import subprocess

import pytest

from academy.demonstration import logins
from tests.academy.running_portal import RunningPortal

pytestmark = pytest.mark.processes


@pytest.fixture(scope="module")
def portal(prepared_portal):
    with prepared_portal.folder() as folder:
        portal = RunningPortal(folder)
        portal.start()
        yield portal
        portal.stop()


def test_it_serves_the_home_page_and_prints_a_login_for_each_role(portal):
    status, page = portal.get("/fr/")
    assert (status, '<html lang="fr"' in page) == (200, True)
    assert f"The portal runs at {portal.address}" in portal.output
    for role, email, password in logins():
        (line,) = [line for line in portal.output.splitlines() if email in line]
        assert line.split() == [role, email, password]


def test_a_second_start_says_where_the_first_runs(portal):
    with portal.command("portal", stdout=subprocess.PIPE, text=True) as second:
        said, _nothing = second.communicate(timeout=60)
    assert (second.returncode, said) == (0, f"The portal is already running: {portal.address}\n")
    assert portal.answers()


def test_whatever_is_killed_starts_again_and_each_message_is_delivered_once(portal):
    with portal.post(0, 60) as poster:
        for name in ("web", "worker", "beat", "database"):
            portal.kill(name)
        portal.until(portal.answers)
    assert poster.returncode == 0
    portal.until(lambda: len(portal.kept()) >= 60)
    assert sorted(portal.kept()) == sorted(f"person{number}@example.org" for number in range(60))
    assert portal.ask("SELECT DISTINCT state FROM notifications_message WHERE fact LIKE 'test:%'") == [
        ("sent",)
    ]
    assert portal.output.count("ended and was started again") >= 3


def test_after_everything_was_killed_the_next_start_loses_nothing(portal):
    with portal.post(60, 660) as poster:
        portal.until(lambda: len(portal.kept()) >= 65)
        portal.kill_everything()
    assert poster.returncode != 0
    portal.start()
    assert portal.answers()
    (posted,) = portal.ask("SELECT count(*) FROM notifications_message WHERE fact LIKE 'test:%'")[0]
    assert posted >= 65
    portal.until(lambda: len(portal.kept()) >= posted)
    assert len(portal.kept()) == len(set(portal.kept())) == posted


def test_a_killed_supervisor_leaves_nothing_that_hinders_the_next(portal):
    portal.supervisor.kill()
    portal.supervisor.wait()
    portal.start()
    assert portal.answers()


def test_ctrl_c_leaves_no_process_behind(portal):
    portal.stop()
    assert portal.supervisor.returncode == 0
    assert portal.processes() == []
    assert "Stopping (SIGINT)…" in portal.output


def test_a_port_in_use_is_told_with_what_to_do(portal):
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", portal.port))
        other.listen()
        with portal.command("portal", stderr=subprocess.PIPE, text=True) as refused:
            _nothing, said = refused.communicate(timeout=60)
    assert refused.returncode == 1
    assert f"Port {portal.port} is in use by another program" in said
    assert "Traceback" not in said
    assert portal.processes() == []
