"""A page while the database is away: the portal's own, which needs none, instead of a fault.

It is the handler of faults (`handler500`), so that it stands wherever the database went away: in a view, in
the middle of a template, or in what is asked before a view. Django logs it, once, as every fault.
"""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

DATABASE_AWAY = (OperationalError, InterfaceError)
RETRY_AFTER = 15  # seconds
READS = {"GET", "HEAD", "OPTIONS"}


def fault(request: HttpRequest) -> HttpResponse:
    """What a visitor sees of a fault that nobody caught."""
    if not isinstance(sys.exc_info()[1], DATABASE_AWAY):
        return server_error(request)
    if hasattr(request, "session"):
        request.session.modified = False  # it could not be kept either, and would be one more fault
    page = render_to_string("unreachable.html", {"was_sent": request.method not in READS})
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(page, status=503, headers=headers)
