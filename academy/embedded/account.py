"""PostgreSQL refuses to run as root; there, it runs as a system user of its own."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path

NAME = "academy-postgres"


class AccountMissing(Exception):
    """Root, and no way to have another user. Its text says what to do."""


def server_account() -> str | None:
    """The system user to run the server as: None for one's own, made on first use when root."""
    if os.geteuid() != 0:
        return None
    try:
        pwd.getpwnam(NAME)
    except KeyError:
        if not shutil.which("useradd"):
            raise AccountMissing(
                "PostgreSQL does not run as root: start the portal as another user, or set DATABASE_URL."
            ) from None
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
            check=False,
            capture_output=True,
        )
        pwd.getpwnam(NAME)
    return NAME


def hand_over(folder: Path, account: str) -> None:
    """Give the folder to the account and let it reach the folder."""
    entry = pwd.getpwnam(account)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    let_pass(folder)


def let_pass(path: Path) -> None:
    """Add the right to pass through (not to list) to the folders above `path` that lack it."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)
