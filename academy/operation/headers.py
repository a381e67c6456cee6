"""The headers of the policy that neither Django nor django-csp sends."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

HEADERS = {
    # Only the pages of check-in use a camera, and keys are asked for on our own pages alone.
    "Permissions-Policy": (
        "accelerometer=(), browsing-topics=(), camera=(self), display-capture=(), geolocation=(), "
        "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}


class PolicyHeaders:
    """Sends them with every answer that does not say otherwise."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
