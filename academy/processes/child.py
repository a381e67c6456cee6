"""One process of the portal: started in its own group, its output in a log, ended with its parent."""

import ctypes
import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import psutil

PR_SET_PDEATHSIG = 1
QUICK_DEATH = 10  # seconds: one that lives shorter waits before its next start
LONGEST_WAIT = 30
CLOCK_STEP = 2  # seconds by which a corrected clock may move a process's moment of birth


class Child:
    """A command that is kept alive until it is told to stop."""

    def __init__(self, name: str, command: list[str], folder: Path) -> None:
        self.name, self.command = name, command
        self.log = folder / "log" / f"{name}.log"
        self._record = folder / "run" / f"{name}.pid"
        self._process: subprocess.Popen | None = None
        self._started = self._next_start = 0.0
        self._wait = 0.5

    def start(self) -> None:
        for folder in (self.log.parent, self._record.parent):
            folder.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )
        self._started = time.monotonic()
        with suppress(psutil.Error):  # dead already: `keep_alive` sees it
            self._record.write_text(f"{self._process.pid} {psutil.Process(self._process.pid).create_time()}")

    def keep_alive(self) -> bool:
        """Start it again when it died, after a pause if it dies at once; True when it did."""
        if self._process is not None and self._process.poll() is None:
            return False
        now = time.monotonic()
        if self._process is not None:
            self._kill_group()  # what a killed process leaves of its own children
            lived = now - self._started
            self._wait = 0.5 if lived > QUICK_DEATH else min(self._wait * 2, LONGEST_WAIT)
            self._process, self._next_start = None, now + self._wait
        if now < self._next_start:
            return False
        self.start()
        return True

    def ask_to_stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()

    def stop(self, patience: float = 15) -> None:
        """Ask it to end, and after `patience` seconds make it; its own children as well."""
        if self._process is None:
            return
        self.ask_to_stop()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(patience)
        self._kill_group()
        self._process.wait()
        self._record.unlink(missing_ok=True)

    def clear_leftover(self) -> None:
        """End what a killed run left behind, if the recorded number still is that process's."""
        with suppress(OSError, ValueError, psutil.Error):
            number, born = self._record.read_text().split()
            if abs(psutil.Process(int(number)).create_time() - float(born)) < CLOCK_STEP:
                os.killpg(int(number), signal.SIGKILL)
        self._record.unlink(missing_ok=True)

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def _end_with_parent() -> None:
    """Where the kernel can (Linux): the child is told to end when the supervisor is killed."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
