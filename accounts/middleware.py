"""Shows each reader the pages in their language and time zone; lets nobody of the staff work without the
second factor that they must have."""

import zoneinfo
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation

from . import second_factor

TIME_ZONE_COOKIE = "time_zone"


class ReaderPreferences:
    """After authentication: the signed-in person's time zone, else the browser's (a cookie set by
    a script), else the default. The language of an address that carries none (the staff site) is
    the person's own; a prefixed address keeps the language it names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated and not translation.get_language_from_path(request.path_info):
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language()
        name = user.time_zone if user.is_authenticated else request.COOKIES.get(TIME_ZONE_COOKIE, "")
        with timezone.override(_zone(name)):
            return self.get_response(request)


class StaffSecondFactor:
    """After authentication: who is on the staff and has no second factor holds no role in this request,
    and what that closes leads to the page on which to set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (request.user.is_authenticated and second_factor.is_lacking(request.user)):
            return self.get_response(request)
        request.user.awaits_second_factor = True
        # The whole admin at once, whatever a page of it asks.
        if request.path_info.startswith(reverse("admin:index")):
            return redirect("security")
        response = self.get_response(request)
        return redirect("security") if response.status_code == 403 else response


def _zone(name: str) -> zoneinfo.ZoneInfo:
    try:
        return zoneinfo.ZoneInfo(name or settings.TIME_ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return zoneinfo.ZoneInfo(settings.TIME_ZONE)
