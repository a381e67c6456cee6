"""Whether the portal is well: one function for each thing it needs, asked by the readiness page and by
the command `doctor`."""

import shutil
import socket
import urllib.parse
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts import second_factor
from accounts.models import User
from inspection import malware
from lifecycle import web_role
from notifications.models import Message

from . import figures
from .programs import missing_programs

LEAST_SPACE = 500 * 1024 * 1024  # bytes
LONGEST_WAIT = 15 * 60  # seconds a due message waits while all is well
PATIENCE = 3  # seconds
NAMED = 20  # addresses


class Unwell(Exception):
    """What is wrong, in one line that says what to do."""


@dataclass(frozen=True)
class Check:
    """`look` returns a line about what it found, or raises Unwell. `is_vital`: without it no page works."""

    name: str
    look: Callable[[], str]
    is_vital: bool = False


def run(checks: list[Check]) -> Iterator[tuple[Check, str, str]]:
    """Each check with what it found, and with what is wrong (one of them is empty)."""
    for check in checks:
        try:
            yield check, check.look(), ""
        except Unwell as trouble:
            yield check, "", str(trouble)
        except Exception as failure:  # whatever a library raises about a server that is away
            lines = str(failure).strip().splitlines() or ["no more is known"]
            yield check, "", f"{type(failure).__name__}: {lines[0]}"


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        version = cursor.fetchone()[0]
    if int(version.split(".")[0]) < 15:
        raise Unwell(f"PostgreSQL {version} is too old: 15 or later is needed.")
    return f"PostgreSQL {version}"


def migrations() -> str:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        raise Unwell(f"{len(waiting)} migrations are not applied: run manage.py migrate.")
    return "all applied"


def login() -> str:
    """Whether the web process, which strangers reach, could rewrite history."""
    if settings.WEB_LOGIN is None:
        if settings.DEVELOPMENT_KEYS_ALLOWED:
            return "the owner of the tables: set WEB_DATABASE_URL where real data is"
        raise Unwell(
            "The web process owns the tables and could rewrite history: set WEB_DATABASE_URL (docs/deploy.md)."
        )
    if trouble := next(web_role.faults(connection, settings.WEB_LOGIN.name), ""):
        raise Unwell(trouble)
    return f"{settings.WEB_LOGIN.name} owns nothing and only adds to history"


def files() -> str:
    name = default_storage.save(f"health/{uuid.uuid4().hex}", ContentFile(b"well"))
    try:
        with default_storage.open(name) as file:
            if file.read() != b"well":
                raise Unwell("The files’ storage does not give back what was written.")
    finally:
        default_storage.delete(name)
    return "can be written and read"


def space() -> str:
    free = shutil.disk_usage(settings.VAR).free
    if free < LEAST_SPACE:
        raise Unwell(f"Only {free // 2**20} MB are free in {settings.VAR}: make room.")
    return f"{free // 2**30} GB free"


def broker() -> str:
    """Whether tasks can be handed over now; the sweep does them later when not."""
    if settings.CELERY_BROKER_URL.startswith("filesystem:"):
        return "files in this machine’s folder"
    parts = urllib.parse.urlsplit(settings.CELERY_BROKER_URL)
    port = parts.port or {"redis": 6379, "rediss": 6379, "amqp": 5672, "amqps": 5671}.get(parts.scheme, 0)
    try:
        socket.create_connection((parts.hostname, port), timeout=PATIENCE).close()
    except OSError:
        raise Unwell(
            f"The broker at {parts.hostname}:{port} can’t be reached: start it, or correct CELERY_BROKER_URL."
        ) from None
    return f"{parts.scheme} at {parts.hostname}"


def messages() -> str:
    waited = figures.longest_wait()
    if waited > LONGEST_WAIT:
        raise Unwell(
            f"A message that is due has waited for {waited / 60:.0f} minutes: see that a worker and beat run."
        )
    failed = Message.objects.failed().count()
    return f"none waits too long; {failed} could not be sent" if failed else "none waits too long"


def mail() -> str:
    if settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        return "kept, not sent" if "Mailroom" in settings.EMAIL_BACKEND else settings.EMAIL_BACKEND
    link = get_connection(timeout=PATIENCE)
    try:
        link.open()
    except OSError as failure:
        raise Unwell(
            f"The mail server {settings.EMAIL_HOST} does not answer ({failure}): correct EMAIL_URL."
        ) from None
    link.close()
    return f"{settings.EMAIL_HOST} answers"


def scanner() -> str:
    if not (settings.CLAMD_SOCKET or settings.CLAMD_URL):
        return "none is set: uploads are not scanned for malware"
    if not malware.is_awake():
        raise Unwell(
            "clamd does not answer, so no upload is taken: start it, or unset CLAMD_SOCKET and CLAMD_URL."
        )
    return "clamd answers"


def texts() -> str:
    lacking = [code for code, _name in settings.LANGUAGES if code != "en" and not _is_compiled(code)]
    if lacking:
        raise Unwell(f"Texts in {', '.join(lacking)} are not compiled: run manage.py messages --compile.")
    return "compiled in every language"


def fonts() -> str:
    if not any(settings.PRINTING_FONTS.rglob("*.[ot]tf")):
        raise Unwell("The fonts of the printed pages are missing: run make assets.")
    return "present"


def programs() -> str:
    if lacking := missing_programs():
        raise Unwell(
            f"{' and '.join(lacking)} can’t be found, so no backup can be made: install PostgreSQL’s client."
        )
    return "pg_dump and pg_restore are there"


def staff() -> str:
    if not settings.STAFF_SECOND_FACTOR:
        return "no second factor is asked of them: set STAFF_SECOND_FACTOR where real data is"
    members = User.objects.filter(is_staff=True, is_active=True)
    lacking = list(second_factor.without(members).order_by("email").values_list("email", flat=True))
    if not lacking:
        return f"all {members.count()} have a second factor"
    named = ", ".join(lacking[:NAMED]) + (", …" if len(lacking) > NAMED else "")
    raise Unwell(
        f"{len(lacking)} of {members.count()} have no second factor and reach nothing until they set one up "
        f"under Preferences, Security: {named}"
    )


def _is_compiled(code: str) -> bool:
    return (settings.ROOT / "locale" / code / "LC_MESSAGES" / "django.mo").exists()


# What a page needs; the readiness page asks these.
VITAL = [
    Check("database", database, is_vital=True),
    Check("migrations", migrations, is_vital=True),
    Check("files", files, is_vital=True),
]
ALL = [
    *VITAL,
    Check("web login", login),
    Check("space", space),
    Check("broker", broker),
    Check("messages", messages),
    Check("mail", mail),
    Check("scanner", scanner),
    Check("texts", texts),
    Check("fonts", fonts),
    Check("backup", programs),
    Check("staff", staff),
]
