"""One id for everything that a request causes: its log lines, and those of the tasks it starts."""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from celery.signals import before_task_publish, task_postrun, task_prerun
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
TASK_HEADER = "request_id"
# What a proxy in front may hand on; anything else is replaced, so that nobody writes into our logs.
GIVEN = re.compile(r"[\w-]{8,64}", re.ASCII)

_current: ContextVar[str] = ContextVar("request_id", default="")


def current() -> str:
    """The id of what is being done; empty outside of requests and tasks."""
    return _current.get()


@contextmanager
def under(identifier: str) -> Iterator[None]:
    """Everything inside bears the id."""
    token = _current.set(identifier)
    try:
        yield
    finally:
        _current.reset(token)


class RequestId:
    """Gives each request its id, which the answer tells."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        identifier = given if GIVEN.fullmatch(given) else uuid.uuid4().hex
        with under(identifier):
            response = self.get_response(request)
        response[HEADER] = identifier
        return response


@before_task_publish.connect
def _hand_on(headers: dict | None = None, **_signal: object) -> None:
    if headers is not None and current():
        headers[TASK_HEADER] = current()


@task_prerun.connect
def _take_up(task=None, **_signal: object) -> None:
    _current.set(getattr(task.request, TASK_HEADER, None) or task.request.id or "")


@task_postrun.connect
def _put_down(**_signal: object) -> None:
    _current.set("")
