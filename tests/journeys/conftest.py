"""The browser of the journeys: the machine's own Chromium."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

# Playwright runs an event loop in the tests' thread, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


class _RequestsUnderWay:
    """Counts what the test's server is answering: a request still at work holds locks while the
    test's rows are removed, and one of the two would be ended as a deadlock."""

    def __enter__(self):
        self._under_way = 0
        self._change = threading.Condition()
        request_started.connect(self._begin)
        request_finished.connect(self._end)
        return self

    def __exit__(self, *_):
        request_started.disconnect(self._begin)
        request_finished.disconnect(self._end)

    def _begin(self, **_):
        with self._change:
            self._under_way += 1
            self._change.notify_all()

    def _end(self, **_):
        with self._change:
            self._under_way -= 1
            self._change.notify_all()

    def wait_until_answered(self) -> None:
        """Until nothing was under way for a moment, in which a request that has just arrived begins."""
        deadline = time.monotonic() + 20
        with self._change:
            while time.monotonic() < deadline:
                if self._under_way > 0:
                    self._change.wait(1)
                elif not self._change.wait(0.2):
                    return
        pytest.fail(f"the test's server is still answering {self._under_way} requests")


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Starts a Chromium with more flags than all have. It is named by CHROMIUM or found on the PATH."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    if program is None:
        pytest.skip("no Chromium on this machine: install one, or name it in CHROMIUM")
    # Playwright's loop runs in this thread from now on; Django's calls stay outside of it all the same.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        yield lambda *flags: playwright.chromium.launch(executable_path=program, args=[*QUIET, *flags])


@pytest.fixture(scope="session")
def browser(launch) -> Iterator[Browser]:
    """The Chromium of all journeys that ask nothing special of it."""
    chromium = launch()
    yield chromium
    chromium.close()


@pytest.fixture
def answered_server(live_server):
    """The test's own server, which has answered everything before the test's rows are removed."""
    with _RequestsUnderWay() as requests:
        yield live_server
        requests.wait_until_answered()


@pytest.fixture
def device(browser, answered_server) -> Callable[..., BrowserContext]:
    """Opens another browser with cookies and storage of its own, on the test's own server and
    database. `person` is signed in there; options are Playwright's. `program` is a browser other than
    that of all journeys."""
    opened = []

    def open_one(person=None, program=browser, **options) -> BrowserContext:
        context = program.new_context(
            **{
                "base_url": answered_server.url,
                "locale": "en-GB",
                "viewport": {"width": 1280, "height": 900},
                **options,
            }
        )
        context.set_default_timeout(20_000)
        opened.append(context)
        if person:
            give_session(context, person, options.get("base_url", answered_server.url))
        return context

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def page_of(device) -> Callable[..., Page]:
    """A page of a new device on which the person is signed in."""
    return lambda person, **options: device(person, **options).new_page()


def give_session(context: BrowserContext, person, address: str) -> None:
    """Sign the person in without the form, which other tests try."""
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])
