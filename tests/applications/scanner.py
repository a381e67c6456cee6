"""A real clamd with a signature of its own: it needs no network, and knows one harmless file as a virus."""

import contextlib
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 60  # seconds

# The test file of EICAR, in two pieces so that no scanner takes away this source file.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

CONFIGURATION = """\
Foreground yes
LocalSocket {folder}/clamd.socket
DatabaseDirectory {folder}/signatures
TemporaryDirectory {folder}
"""


@contextlib.contextmanager
def running_clamd(folder: Path) -> Iterator[Path]:
    """Gives its socket. Skips the test, with the reason, where clamd isn't installed."""
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
    if not program:
        pytest.skip("clamd is not installed (package clamav-daemon)")
    signatures = folder / "signatures"
    signatures.mkdir()
    # name : any kind of file : anywhere in it : the bytes
    (signatures / "portal.ndb").write_text(f"Portal.Eicar:0:*:{EICAR.hex()}\n")
    (folder / "clamd.conf").write_text(CONFIGURATION.format(folder=folder))
    process = subprocess.Popen(
        [program, "--config-file", str(folder / "clamd.conf")],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(folder / "clamd.socket", process)
        yield folder / "clamd.socket"
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait_for(path: Path, process: subprocess.Popen) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        assert process.poll() is None, "clamd ended by itself"
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as line:
            line.connect(str(path))
            return
        time.sleep(0.1)
    raise AssertionError("clamd does not listen")
