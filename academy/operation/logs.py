"""Log lines without personal data: what was asked for is named by its address in the code, never by
the path, which may hold a signed link."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from . import metrics, request_id

logger = logging.getLogger("academy.requests")


class WithRequestId(logging.Filter):
    """Gives each record the id of the request or task it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.current()
        return True


class WithoutPaths(logging.Filter):
    """Django's own lines about requests name the route in place of the path."""

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest):
            path, route = request.path, route_of(request)
            record.args = tuple(route if arg == path else arg for arg in record.args or ())
            record.request = route  # some formatters write every attribute
        return True


class RequestLog:
    """One line for each request: method, route, status, milliseconds; counted for the metrics."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - begun
        route = route_of(request)
        metrics.count_request(request.method, route, response.status_code, seconds)
        logger.info(
            "%s %s %s",
            request.method,
            route,
            response.status_code,
            extra={
                "method": request.method,
                "route": route,
                "status": response.status_code,
                "milliseconds": round(seconds * 1000, 1),
            },
        )
        return response


def route_of(request: HttpRequest) -> str:
    """The pattern of the address; one word for what has none, however it is spelled."""
    match = request.resolver_match
    if match is None:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return "unknown"
    return match.route or "home"
