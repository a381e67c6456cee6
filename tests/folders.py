"""Temporary folders that the server's account may reach. Those of pytest it may not: each session that
begins shuts them, while others still run."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def reachable_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="academy-", ignore_cleanup_errors=True) as name:
        yield Path(name)
