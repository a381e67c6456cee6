"""What a browser sees that sent something the portal does not take."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that is malformed, or larger than any form needs (413)."""
    is_large = isinstance(exception, RequestDataTooBig)
    return render(request, "400.html", {"is_large": is_large}, status=413 if is_large else 400)
