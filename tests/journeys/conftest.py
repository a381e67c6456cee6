"""A real browser on a real server: fixtures that every journey shares.

`live_server` is pytest-django's; `page` and `browser` are pytest-playwright's, with the Chromium of
this machine. `signed_in` gives a browser of its own to a person, `accessible` looks at a page with axe.
"""

import os
import shutil
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

# Playwright runs an event loop in the tests' thread; the tests themselves use the database one by one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-gpu",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATIENCE = 15_000  # milliseconds: other programs share this machine


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if (path := chromium()) is None:
        pytest.skip("No Chromium on this machine: set CHROMIUM to its path.")
    return {**browser_type_launch_args, "executable_path": path, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}


def patient(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def open_browser(browser: Browser, browser_context_args) -> Callable[..., BrowserContext]:
    """Another browser, with cookies and storage of its own: another device. Takes Playwright's options."""
    opened = []

    def open_one(**options) -> BrowserContext:
        opened.append(patient(browser.new_context(**{**browser_context_args, **options})))
        return opened[-1]

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture
def signed_in(live_server, open_browser) -> Callable[..., Page]:
    """A page of a browser in which the person is signed in."""

    def sign_in(person, **options) -> Page:
        context = open_browser(base_url=live_server.url, **options)
        give_session(context, person, live_server.url)
        return context.new_page()

    return sign_in


def give_session(context: BrowserContext, person, address: str) -> None:
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": address}])


@pytest.fixture(scope="session")
def accessible() -> Callable[[Page], None]:
    """Fails on any violation of WCAG 2.2 AA that axe can see on the page as it stands."""
    axe = Axe()

    def check(page: Page) -> None:
        found = axe.run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response["violations"]
        told = [(each["id"], each["help"], [node["html"][:200] for node in each["nodes"]]) for each in found]
        assert not told, f"{page.url}: {told}"

    return check
