"""The pages that machines ask: is it alive, is it ready, what does it do. They tell nothing of people."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from . import figures, health


@never_cache
@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@never_cache
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """What every page needs is there; 503 while it is not. Why not is said by `manage.py doctor`."""
    states = {check.name: not trouble for check, _found, trouble in health.run(health.VITAL)}
    return JsonResponse(states, status=200 if all(states.values()) else 503)


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """The metrics, for who sends METRICS_TOKEN; without one set there are none."""
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not hmac.compare_digest(
        given.encode(), f"Bearer {settings.METRICS_TOKEN}".encode()
    ):
        raise Http404
    return HttpResponse(figures.as_text(), content_type=CONTENT_TYPE_LATEST)


class Probes:
    """Answers what the machines ask before anything looks at the host's name: they come by number."""

    pages = {"/health/live/": live, "/health/ready/": ready}

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        page = self.pages.get(request.path_info, self.get_response)
        return page(request)
