"""What a served portal must not start with: each fault in one plain line that says what to set."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from academy.operation.proxies import networks_of

LEAST_KEY = 50  # characters
LEAST_DIFFERENT = 10  # of them
WEAK_PASSWORDS = {"", "academy", "admin", "changeme", "password", "postgres", "root", "secret"}
TEST_MAIL = ("console", "locmem", "filebased", "dummy")


def refuse_unsafe(settings: dict) -> None:
    """End the process with the faults of these settings, if there are any. SystemExit, so that whoever
    starts the portal reads them and no traceback."""
    if found := list(faults(settings)):
        raise SystemExit("The portal does not start with these settings:\n" + "\n".join(found))


def faults(settings: dict) -> Iterator[str]:
    """Each thing that would make the portal unsafe."""
    if settings["DEBUG"]:
        yield "DEBUG: is on, and would show the code and its secrets to everybody; unset it."
    yield from _faulty_key(settings)
    yield from _faulty_names(settings)
    yield from _faulty_database(settings)
    yield from _faulty_login(settings)
    yield from _faulty_mail(settings)
    if not (
        settings["CERTIFICATE_KEY_FILE"]
        or settings["CERTIFICATE_KEY"]
        or settings["CERTIFICATE_PKCS11_MODULE"]
    ):
        yield "CERTIFICATE_KEY_FILE: no key signs the certificates; set it (manage.py make_keys makes one)."
    if not (settings["BADGE_KEY_FILE"] or settings["BADGE_KEY"]):
        yield "BADGE_KEY_FILE: no key proves the badges; set it (manage.py make_keys makes one)."
    if not settings["SECURE_SSL_REDIRECT"]:
        yield "SECURE_SSL_REDIRECT: is off, so that passwords could travel in the clear; unset it."
    try:
        networks = networks_of(settings["TRUSTED_PROXIES"])
    except ValueError as fault:
        yield f"TRUSTED_PROXIES: {fault}; give addresses or networks, comma-separated."
    else:
        if any(network.prefixlen == 0 for network in networks):
            yield "TRUSTED_PROXIES: names the whole world, so that anybody could feign an address; name the proxies."


def _faulty_key(settings: dict) -> Iterator[str]:
    key = settings["SECRET_KEY"]
    if not key:
        yield "SECRET_KEY: is not set; set it to 50 or more random characters."
    elif len(key) < LEAST_KEY or len(set(key)) < LEAST_DIFFERENT or key.startswith("django-insecure-"):
        yield "SECRET_KEY: can be guessed; set it to 50 or more random characters."


def _faulty_names(settings: dict) -> Iterator[str]:
    hosts = settings["ALLOWED_HOSTS"]
    if not hosts:
        yield "ALLOWED_HOSTS: is not set; name the hosts under which the portal is served."
    elif "*" in hosts:
        yield "ALLOWED_HOSTS: takes any name, so that mails could carry a stranger’s address; name the hosts."
    origin = urlsplit(settings["PORTAL_URL"])
    if origin.scheme != "https":
        yield f"PORTAL_URL: {settings['PORTAL_URL']} is not https; set it to the public address, https://…"
    elif hosts and "*" not in hosts and not _serves(hosts, origin.hostname or ""):
        yield f"PORTAL_URL: {origin.hostname} is not among ALLOWED_HOSTS; correct one of them."


def _serves(hosts: list[str], name: str) -> bool:
    return any(name == host or (host.startswith(".") and f".{name}".endswith(host)) for host in hosts)


def _faulty_database(settings: dict) -> Iterator[str]:
    database = settings["DATABASES"]["default"]
    host = database.get("HOST", "")
    if "postgresql" not in database["ENGINE"] or not host or host.startswith("/"):
        return  # by a socket of this machine, whose owner the server knows
    if database.get("PASSWORD", "") in WEAK_PASSWORDS | {database.get("USER", "")}:
        name = "WEB_DATABASE_URL" if settings["IS_WEB"] and settings["WEB_LOGIN"] else "DATABASE_URL"
        yield f"{name}: its password is none or can be guessed; set a random one."


def _faulty_login(settings: dict) -> Iterator[str]:
    """The web process, which strangers reach, is not the owner of what it may not rewrite. Whether the
    server sees it so `manage.py doctor` asks there."""
    if not settings["IS_WEB"]:
        return
    if settings["WEB_LOGIN"] is None:
        yield (
            "WEB_DATABASE_URL: is not set, so that the web process would own the tables and could rewrite "
            "history; set it to a login of its own (docs/deploy.md)."
        )
    elif settings["WEB_LOGIN"].name in {"postgres", settings["OWNER"]}:
        yield (
            f"WEB_DATABASE_URL: {settings['WEB_LOGIN'].name} owns the tables or everything, so that the web "
            "process could rewrite history; name a login of its own (docs/deploy.md)."
        )


def _faulty_mail(settings: dict) -> Iterator[str]:
    backend = settings["EMAIL_BACKEND"]
    if "mailroom" in backend:
        yield "EMAIL_URL: is not set, so that mail would be kept and never sent; set it, or MAIL_PROVIDER."
    elif any(name in backend for name in TEST_MAIL):
        yield f"EMAIL_URL: {backend} sends no mail; set a mail server, smtp+tls://…"
