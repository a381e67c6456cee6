"""Public pages kept for readers who are not signed in: made once, then given to all.

A kept page is good for as long as the database has seen no change to what public pages show: triggers
note each one (`sessions_app.models.PublicChange`), and every request asks, in one short query, whether
the set of notes is still the same. So a change is visible with the next request, in every process.
What changes by the clock alone, such as a call that closes, is at most a minute old.
"""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse

from accounts.middleware import TIME_ZONE_COOKIE

SECONDS = 60
MOST_PAGES = 3000
LONGEST_ADDRESS = 500
VERSION = "SELECT count(*), coalesce(sum(id), 0) FROM sessions_app_publicchange"


def shared(view: Callable) -> Callable:
    """Decorator: the page is the same for every reader who is not signed in."""
    view.is_shared = True
    return view


@dataclass(frozen=True)
class Kept:
    """An answer as it went out, and when it was made."""

    version: tuple
    made_at: float
    body: bytes
    headers: tuple[tuple[str, str], ...]

    def as_response(self) -> HttpResponse:
        response = HttpResponse(self.body)
        for name, value in self.headers:
            response[name] = value
        return response


class KeptPages:
    """The pages of this process, the least asked for dropped first."""

    def __init__(self) -> None:
        self._pages: OrderedDict[tuple, Kept] = OrderedDict()
        self._lock = Lock()

    def __contains__(self, key: tuple) -> bool:
        return key in self._pages

    def get(self, key: tuple, version: tuple) -> Kept | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            if page.version != version or not 0 <= time.time() - page.made_at < SECONDS:
                del self._pages[key]
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: tuple, page: Kept) -> None:
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)


pages = KeptPages()


class SharedPages:
    """Middleware, outside of the compression, of sessions and of sign-in: a kept page needs none."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.is_shared = False
        if not _may_be_shared(request):
            return self.get_response(request)
        key = _key(request)
        if key in pages and (page := pages.get(key, _version())):
            return page.as_response()
        response = self.get_response(request)
        if (
            request.is_shared
            and response.status_code == 200
            and not response.cookies
            and not response.streaming
        ):
            pages.put(
                key, Kept(request.shared_version, time.time(), response.content, tuple(response.items()))
            )
        return response

    def process_view(self, request: HttpRequest, view: Callable, *_arguments) -> None:
        """Read the version before the page is made: what changes meanwhile makes it stale at once."""
        request.is_shared = getattr(view, "is_shared", False) and _may_be_shared(request)
        if request.is_shared:
            request.shared_version = _version()


def _may_be_shared(request: HttpRequest) -> bool:
    """Nobody is signed in, and no message waits to be shown."""
    return (
        request.method == "GET"
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and len(request.get_full_path()) <= LONGEST_ADDRESS
    )


def _key(request: HttpRequest) -> tuple:
    return (
        request.get_host(),
        request.is_secure(),
        request.get_full_path(),
        request.COOKIES.get(TIME_ZONE_COOKIE, ""),
        "gzip" in request.headers.get("Accept-Encoding", ""),
    )


def _version() -> tuple:
    """Which changes the database has seen."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return cursor.fetchone()
