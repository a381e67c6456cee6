"""`make run`: a portal on this machine that needs nothing from outside. DEBUG=1 shows tracebacks."""

import os
import secrets

from .base import *  # noqa: F403
from .base import VAR, env

DEVELOPMENT_KEYS_ALLOWED = True
DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])


def _own_secret_key() -> str:
    """A key made on first run and kept in var/, so that sessions outlive a restart."""
    path = VAR / "secret-key"
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text()
    key = secrets.token_urlsafe(50)
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key


SECRET_KEY = env("SECRET_KEY", default="") or _own_secret_key()
