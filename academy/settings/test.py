"""The tests: the same engine as everywhere, fast passwords, a var/ folder of their own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# The tests' files and queue never mix with those of a portal, nor with those of a test process beside.
if f"-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-" not in Path(os.environ.get("PORTAL_VAR", "")).name:
    os.environ["PORTAL_VAR"] = tempfile.mkdtemp(
        prefix=f"portal-tests-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-"
    )
    atexit.register(shutil.rmtree, os.environ["PORTAL_VAR"], ignore_errors=True)

from .base import *  # noqa: F403
from .base import ROOT

SECRET_KEY = "only for the tests"  # noqa: S105
ALLOWED_HOSTS = ["*"]
DEVELOPMENT_KEYS_ALLOWED = True
ORGANISER_MAIL_DOMAINS = ["academy.example"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **globals()["STORAGES"],
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMBEDDED_DATABASE_FOLDER = ROOT / "var" / "postgres-of-tests"  # which need not outlive a power cut
WEB_LOGIN = None  # tests of the login make one of their own
LOGGING["root"]["level"] = "WARNING"  # noqa: F405
