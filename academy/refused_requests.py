"""What a browser sees that sent something the portal does not take."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for a request that is malformed, or larger than any form needs (413)."""
    is_large = isinstance(exception, RequestDataTooBig)
    return render(request, "400.html", {"is_large": is_large}, status=413 if is_large else 400)


class MethodPages:
    """Gives a person a page in place of an empty 405: the address of a button, opened by itself, as
    after a sign-in on the way or from the browser's history."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or not request.accepts("text/html"):
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response["Allow"]
        return page
