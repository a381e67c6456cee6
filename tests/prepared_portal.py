"""The folder of a portal that has started once: migrated, with its demonstration. To start the first time
takes longer than all that most tests do with a portal, so one first start serves all of them."""

import fcntl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.folders import reachable_folder
from tests.journeys.served_portal import served_portal


@dataclass(frozen=True)
class PreparedPortal:
    """`kept` is where the folder is kept for all the processes of a test run."""

    kept: Path

    @contextmanager
    def folder(self) -> Iterator[Path]:
        """A copy of the folder, to start a portal in."""
        archive = self.kept / "portal.tar"
        with (self.kept / "portal.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not archive.exists():
                _make(archive)
        with reachable_folder() as folder:
            subprocess.run(["tar", "-xpf", archive, "-C", folder], check=True)
            yield folder


def _make(archive: Path) -> None:
    """Start a portal where there is nothing, stop it, and keep what it has left, owners and all."""
    with reachable_folder() as folder:
        with served_portal(folder):
            pass
        unfinished = archive.with_suffix(".unfinished")
        subprocess.run(["tar", "-cf", unfinished, "-C", folder, "."], check=True)
        unfinished.rename(archive)
