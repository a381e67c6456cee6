"""Pages go out compressed: a third of their size on a slow line.

Compressed secrets can be guessed from lengths (BREACH). Ours are not: the CSRF token is masked anew
in each page, the session's key stands only in a cookie, and Django adds random bytes to each answer.
"""

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    """Text only: documents and certificates are compressed already, and keep their length so that a
    browser shows the progress of a download."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if not response.get("Content-Type", "").startswith(("text/", "application/json")):
            return response
        return super().process_response(request, response)
