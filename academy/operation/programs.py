"""PostgreSQL's own programs for backups: those of the embedded server, else the machine's."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db import connection

from academy.embedded.server import PROGRAMS

NEEDED = ("pg_dump", "pg_restore")


class ProgramFailed(Exception):
    """What the program said, in one line."""


def program(name: str) -> str | None:
    """The path of the program: the machine's, or the one that came with the embedded server, which
    reads every older version too."""
    own = PROGRAMS / name
    return str(own) if own.exists() else shutil.which(name)


def missing_programs() -> list[str]:
    return [name for name in NEEDED if program(name) is None]


def run(name: str, *arguments: str, output: Path | None = None) -> None:
    """Run the program on the portal's database. The password goes by the environment, where no list
    of processes shows it. Raises ProgramFailed."""
    path = program(name)
    if path is None:
        raise ProgramFailed(f"{name} can’t be found: install PostgreSQL’s client programs.")
    known = connection.get_connection_params()
    environment = {
        **os.environ,
        "PGHOST": known.get("host", ""),
        "PGPORT": str(known.get("port", "")),
        "PGUSER": known.get("user", ""),
        "PGPASSWORD": known.get("password", ""),
        "PGDATABASE": known.get("dbname") or known.get("database", ""),
        "LC_ALL": "C",
    }
    environment = {key: value for key, value in environment.items() if value}
    if output is not None:
        arguments = (*arguments, "--file", str(output))
    result = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    if result.returncode:
        lines = result.stderr.strip().splitlines() or ["it gave no reason"]
        raise ProgramFailed(f"{name} failed: {lines[0]}")
