"""The tests: the same engine as everywhere, fast passwords, a var/ folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The tests' files and queue never mix with those of `make run`; the embedded engine is shared.
if "PORTAL_VAR" not in os.environ:
    os.environ["PORTAL_VAR"] = tempfile.mkdtemp(prefix="portal-tests-")
    atexit.register(shutil.rmtree, os.environ["PORTAL_VAR"], ignore_errors=True)

from .base import *  # noqa: F403
from .base import ROOT, env

SECRET_KEY = "only for the tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
ORGANISER_MAIL_DOMAINS = ["academy.example"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **globals()["STORAGES"],
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMBEDDED_DATABASE_FOLDER = Path(env("EMBEDDED_DATABASE_FOLDER", default=str(ROOT / "var" / "postgres")))
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
