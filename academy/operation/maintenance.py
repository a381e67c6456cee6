"""The portal while it is worked on: one page for everybody, in all three languages, until it is back."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

RETRY_AFTER = 300  # seconds
ALWAYS = "/static/"


def flag() -> Path:
    """The file whose presence closes the portal: it can be set while the database is away."""
    return settings.VAR / "maintenance"


class Maintenance:
    """Answers 503 with the page of maintenance while the flag is there. It asks no database, so that
    the page stands while that is moved."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not flag().exists() or request.path_info.startswith(ALWAYS):
            return self.get_response(request)
        page = render_to_string("maintenance.html")
        response = HttpResponse(page, status=503, headers={"Retry-After": str(RETRY_AFTER)})
        response["Cache-Control"] = "no-store"
        return response
