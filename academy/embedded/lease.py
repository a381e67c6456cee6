"""Who uses the embedded server. A user holds a shared lock on a file for as long as its process
lives; the kernel drops it even after kill -9, so that nothing stale stays behind."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_leases: dict[Path, tuple[int, int]] = {}  # file: (process, descriptor)


def held(path: Path) -> bool:
    """Whether this process is among the users."""
    return _leases.get(path, (0, 0))[0] == os.getpid()


def hold(path: Path) -> None:
    """Count this process among the users until it ends. Idempotent; a forked child takes its own."""
    if held(path):
        return
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    _leases[path] = (os.getpid(), descriptor)


def drop(path: Path) -> None:
    """Stop counting this process."""
    if held(path):
        os.close(_leases.pop(path)[1])


def is_free(path: Path) -> bool:
    """Whether no process at all is among the users."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(descriptor)
    return True


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Wait for, then hold, the exclusive lock on a file."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _forget_after_fork() -> None:
    """Close the parent's descriptors in a child: an open copy would keep the parent's lock alive."""
    for _process, descriptor in _leases.values():
        os.close(descriptor)
    _leases.clear()


os.register_at_fork(after_in_child=_forget_after_fork)
