"""Other processes that work on the test's own database."""

import os
import subprocess
import sys
from urllib.parse import quote

from django.conf import settings
from django.db import connection


def environment(**more: str) -> dict[str, str]:
    """The environment in which a process finds the database that the running test uses."""
    found = connection.settings_dict
    credentials = ":".join(quote(found[key], safe="") for key in ("USER", "PASSWORD") if found[key])
    host, port, path = str(found["HOST"]), found["PORT"] or 5432, f"/{found['NAME']}"
    if host.startswith("/"):  # a socket's folder stands in the path
        host, path = "", f"/{quote(host)}{path}"
    inherited = {
        name: os.environ[name] for name in os.environ if name not in ("EMAIL_URL", "CELERY_BROKER_URL")
    }
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "academy.settings.test",
        "DATABASE_URL": f"postgres://{credentials}@{host}:{port}{path}",
        **more,
    }


def python(script: str, **more: str) -> subprocess.Popen:
    """A Python process that runs the script with Django set up; its output can be read."""
    return subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{script}"],
        cwd=settings.ROOT,
        env=environment(**more),
        stdout=subprocess.PIPE,
        text=True,
    )
