"""The browser of the journeys: the machine's own Chromium."""

import os
import shutil
import time
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from playwright.sync_api import BrowserContext, Page, sync_playwright

# Playwright runs an event loop in the tests' thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    """A Chromium, named by CHROMIUM or found on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: install one, or name it in CHROMIUM")
    # Playwright's loop runs in this thread from now on; Django's calls stay outside of it all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def device(browser, live_server) -> Callable[..., BrowserContext]:
    """Opens another browser with cookies and storage of its own, on the test's own server and
    database. `person` is signed in there; options are Playwright's."""
    opened = []

    def open_one(person=None, **options) -> BrowserContext:
        context = browser.new_context(
            **{
                "base_url": live_server.url,
                "locale": "en-GB",
                "viewport": {"width": 1280, "height": 900},
                **options,
            }
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        if person:
            give_session(context, person, live_server.url)
        return context

    yield open_one
    for context in opened:
        context.close()
    _wait_until_served()


@pytest.fixture
def page_of(device) -> Callable[..., Page]:
    """A page of a new device on which the person is signed in."""
    return lambda person, **options: device(person, **options).new_page()


def _wait_until_served() -> None:
    """Until the server has answered what was under way: it would still hold locks while the test's
    rows are removed."""
    working = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with connection.cursor() as cursor:
            cursor.execute(working)
            if cursor.fetchone()[0] == 0:
                return
        time.sleep(0.05)


def give_session(context: BrowserContext, person, address: str) -> None:
    """Sign the person in without the form, which other tests try."""
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
