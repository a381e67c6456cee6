"""What a served portal refuses to start with, asked of the real settings in a process of their own."""

import json
import os
import subprocess
import sys

import pytest

from benchmarks.served import ROOT

SAFE = {
    "DJANGO_SETTINGS_MODULE": "academy.settings.production",
    "SECRET_KEY": "fN2vXq8-LmT5wYb1KzRj7HcPdGs4UeA9o3iVtQx6ZyBnMkWl",
    "ALLOWED_HOSTS": "academy.example.org",
    "PORTAL_URL": "https://academy.example.org",
    "DATABASE_URL": "postgres://academy:J7x-unguessed@database/academy",
    "EMAIL_URL": "smtp+tls://academy:secret@mail.example.org:587",
    "CERTIFICATE_KEY_FILE": "/etc/sse-academy/certificates.p12",
    "BADGE_KEY_FILE": "/etc/sse-academy/badges.pem",
}
SAFE["SECRET_KEY"] += "-and-more"


NAMES = (
    "DEBUG", "STAFF_SECOND_FACTOR", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE",
    "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "SECURE_PROXY_SSL_HEADER", "DATABASES",
)  # fmt: skip
ASK = f"import json; from django.conf import settings; print(json.dumps({{n: getattr(settings, n) for n in {NAMES}}}))"


def _start(tmp_path, **changes) -> tuple[int, list[str]]:
    """The exit status and the lines that a start with these settings says; without fault, the settings."""
    environment = {"PATH": os.environ["PATH"], "PORTAL_VAR": str(tmp_path), **SAFE, **changes}
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=ROOT,
        env={name: value for name, value in environment.items() if value is not None},
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()


def _settings(tmp_path, **changes) -> dict:
    status, lines = _start(tmp_path, **changes)
    assert status == 0, lines
    return json.loads(lines[0])


def test_a_safe_portal_starts_and_sends_its_cookies_over_tls_only(tmp_path):
    settings = _settings(tmp_path)
    for name in NAMES:
        if name.endswith("_SECURE") or name == "SECURE_SSL_REDIRECT":
            assert settings[name] is True, name
    assert settings["DEBUG"] is False
    assert settings["SECURE_HSTS_SECONDS"] > 0
    assert settings["SECURE_PROXY_SSL_HEADER"] is None


def test_tls_in_front_is_believed_once_the_proxies_are_named(tmp_path):
    settings = _settings(tmp_path, TRUSTED_PROXIES="127.0.0.1,10.0.0.0/8")
    assert settings["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"DEBUG": "1"}, "DEBUG: is on"),
        ({"SECRET_KEY": None}, "SECRET_KEY: is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY: can be guessed"),
        ({"SECRET_KEY": "a" * 80}, "SECRET_KEY: can be guessed"),
        ({"SECRET_KEY": "django-insecure-" + SAFE["SECRET_KEY"]}, "SECRET_KEY: can be guessed"),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS: is not set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS: takes any name"),
        ({"PORTAL_URL": None}, "PORTAL_URL: http://127.0.0.1:8000 is not https"),
        ({"PORTAL_URL": "http://academy.example.org"}, "PORTAL_URL: http://academy.example.org is not https"),
        ({"PORTAL_URL": "https://other.example.org"}, "PORTAL_URL: other.example.org is not among"),
        ({"DATABASE_URL": "postgres://academy:academy@database/academy"}, "DATABASE_URL: its password"),
        ({"DATABASE_URL": "postgres://academy@database/academy"}, "DATABASE_URL: its password"),
        ({"PORTAL_PROCESS": "web"}, "WEB_DATABASE_URL: is not set, so that the web process would own"),
        (
            {"PORTAL_PROCESS": "web", "WEB_DATABASE_URL": SAFE["DATABASE_URL"]},
            "WEB_DATABASE_URL: academy owns the tables",
        ),
        (
            {
                "PORTAL_PROCESS": "web",
                "WEB_DATABASE_URL": "postgres://academy_web:academy_web@database/academy",
            },
            "WEB_DATABASE_URL: its password",
        ),
        ({"EMAIL_URL": None}, "EMAIL_URL: is not set"),
        ({"EMAIL_URL": "consolemail://"}, "EMAIL_URL: django.core.mail.backends.console"),
        ({"CERTIFICATE_KEY_FILE": None}, "CERTIFICATE_KEY_FILE: no key"),
        ({"BADGE_KEY_FILE": None}, "BADGE_KEY_FILE: no key"),
        ({"SECURE_SSL_REDIRECT": "0"}, "SECURE_SSL_REDIRECT: is off"),
        ({"TRUSTED_PROXIES": "proxy.example.org"}, "TRUSTED_PROXIES: 'proxy.example.org'"),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "TRUSTED_PROXIES: names the whole world"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_unsafe_one_says_why_in_one_line(tmp_path, changes, said):
    status, lines = _start(tmp_path, **changes)
    assert status == 1
    assert len(lines) == 2, lines
    assert lines[1].startswith(said)


def test_all_faults_are_said_at_once(tmp_path):
    status, lines = _start(tmp_path, SECRET_KEY="x", ALLOWED_HOSTS="*", PORTAL_URL="http://x", EMAIL_URL=None)
    assert status == 1
    assert [line.partition(":")[0] for line in lines[1:]] == [
        "SECRET_KEY", "ALLOWED_HOSTS", "PORTAL_URL", "EMAIL_URL",
    ]  # fmt: skip


def test_a_database_on_a_socket_needs_no_password(tmp_path):
    _settings(tmp_path, DATABASE_URL="postgres:////var/run/postgresql/academy")
    _settings(tmp_path, DATABASE_URL=None)  # the portal's own


def test_the_web_process_speaks_to_the_database_with_a_login_of_its_own(tmp_path):
    web = "postgres://academy_web:K2p-unguessed@database/academy"
    for changes, user in (
        ({"PORTAL_PROCESS": "web", "WEB_DATABASE_URL": web}, "academy_web"),
        ({"PORTAL_PROCESS": "web", "WEB_DATABASE_URL": web, "DATABASE_URL": None}, "academy_web"),
        ({"WEB_DATABASE_URL": web}, "academy"),
    ):
        assert _settings(tmp_path, **changes)["DATABASES"]["default"]["USER"] == user


def test_without_a_word_a_served_portal_takes_the_settings_of_production(tmp_path):
    """As gunicorn and celery load it."""
    ask = "import os, {0}; print(os.environ['DJANGO_SETTINGS_MODULE'], os.environ.get('PORTAL_PROCESS'))"
    web = "postgres://academy_web:K2p-unguessed@database/academy"
    for module, said in (
        ("academy.wsgi", "academy.settings.production web"),
        ("academy.celery", "academy.settings.production None"),
    ):
        environment = {
            **SAFE,
            "WEB_DATABASE_URL": web,
            "PORTAL_VAR": str(tmp_path),
            "PATH": os.environ["PATH"],
        }
        del environment["DJANGO_SETTINGS_MODULE"]
        done = subprocess.run(
            [sys.executable, "-c", ask.format(module)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
        assert done.stdout.strip() == said, done.stderr


def test_the_staff_need_a_second_factor_where_it_is_served(tmp_path):
    assert _settings(tmp_path)["STAFF_SECOND_FACTOR"] is True
    assert _settings(tmp_path, STAFF_SECOND_FACTOR="0")["STAFF_SECOND_FACTOR"] is False
