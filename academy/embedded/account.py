"""PostgreSQL refuses to run as root; there, it runs as a system user of its own."""

import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

NAME = "academy-postgres"


class AccountMissing(Exception):
    """Root, and no way to have another user. Its text says what to do."""


class Account(NamedTuple):
    """Whom the server runs as, by number."""

    user: int
    group: int


def server_account(data: Path) -> Account | None:
    """Whom to run the server of a data folder as: None for oneself; when root, the owner of the
    folder, else a system user that is made on first use."""
    if os.geteuid() != 0:
        return None
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid)
    entry = _system_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    if shutil.which("useradd"):
        subprocess.run(
            ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME],
            check=False,
            capture_output=True,
        )
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        raise AccountMissing(
            "PostgreSQL does not run as root: start the portal as another user, or set DATABASE_URL."
        ) from None


def hand_over(folder: Path, account: Account) -> None:
    """Give the folder to the account and let it reach the folder."""
    os.chown(folder, account.user, account.group)
    let_pass(folder)


def let_pass(path: Path) -> None:
    """Add the right to pass through (not to list) to the folders above `path` that lack it."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)
