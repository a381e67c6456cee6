"""Where the database is, and as whom a process speaks to it.

The worker, beat and the commands are the owner of the tables (DATABASE_URL). The web process, which strangers
reach, has a login of its own (WEB_DATABASE_URL) that owns nothing: lifecycle/web_role.py says what it may.
"""

from typing import NamedTuple

import environ

EMBEDDED = "academy.embedded"
EMBEDDED_WEB_ROLE = "academy_web"


class Login(NamedTuple):
    """A login in the database."""

    name: str
    password: str


def database(env: environ.Env, *, is_web: bool) -> dict:
    """What Django shall know of the database. With no DATABASE_URL the portal starts a PostgreSQL of its own
    in var/ (academy/embedded)."""
    names = ("WEB_DATABASE_URL", "DATABASE_URL") if is_web else ("DATABASE_URL", "WEB_DATABASE_URL")
    if name := next((name for name in names if env(name, default="")), ""):
        found = env.db_url(name)
    else:
        found = {"ENGINE": EMBEDDED, "NAME": "academy", "USER": EMBEDDED_WEB_ROLE if is_web else ""}
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **found}


def web_login(env: environ.Env) -> Login | None:
    """The web process's own login; None where it is the owner of the tables."""
    if env("WEB_DATABASE_URL", default=""):
        found = env.db_url("WEB_DATABASE_URL")
        return Login(found["USER"], found["PASSWORD"])
    if env("DATABASE_URL", default=""):
        return None
    return Login(EMBEDDED_WEB_ROLE, "")
