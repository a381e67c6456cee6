"""A portal with much data, served by the project's own command, for as long as a measurement lasts."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var" / "bench"
START_LIMIT = 900  # seconds


@dataclass(frozen=True)
class Served:
    """Where the portal is, and how long its data took to load, in words."""

    address: str
    loaded: str
    process: psutil.Process

    def worked(self) -> float:
        """For how many seconds the web processes have worked so far."""
        web = [
            child
            for child in self.process.children(recursive=True)
            if "gunicorn" in " ".join(child.cmdline())
        ]
        return sum(sum(child.cpu_times()[:2]) for child in web)


@contextmanager
def portal(applications: int) -> Iterator[Served]:
    """A portal that holds `applications` applications; stopped on leaving."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    folder = VAR / str(applications)
    folder.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "academy.settings.development",
        "PORTAL_VAR": str(folder),
        "PORT": str(port),
        "PORTAL_URL": address,
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], env=environment, check=True)
    loaded = load_data(manage, environment, folder / "loaded", applications)
    with (folder / "portal.log").open("w") as log:
        process = subprocess.Popen([*manage, "portal"], env=environment, stdout=log, stderr=log)
        try:
            _wait_for(address, process)
            yield Served(address, loaded, psutil.Process(process.pid))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def load_data(manage: list[str], environment: dict[str, str], note: Path, applications: int) -> str:
    """Load the data unless they are there; what the command said, now or when it loaded them."""
    command = [*manage, "load_demonstration", "--if-empty", "--applications", str(applications)]
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
    if said.strip():
        note.write_text(said.strip())
    return note.read_text() if note.exists() else "The data were loaded before."


def _wait_for(address: str, process: subprocess.Popen) -> None:
    deadline = time.monotonic() + START_LIMIT
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/en/", timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit(f"The portal did not start: see {VAR}.")


def signed_in(address: str, email: str, password: str) -> str:
    """The Cookie header of a signed-in session."""
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    login = f"{address}/en/account/login/"
    page = opener.open(login).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    fields = {"csrfmiddlewaretoken": token, "login": email, "password": password}
    request = urllib.request.Request(login, urllib.parse.urlencode(fields).encode(), {"Referer": login})
    opener.open(request).read()
    cookies = {cookie.name: cookie.value for cookie in jar}
    if "sessionid" not in cookies:
        raise SystemExit(f"{email} could not sign in.")
    return "; ".join(f"{name}={value}" for name, value in cookies.items())
