"""The headers of the policy that neither Django nor django-csp sends."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Keys are asked for on our own pages alone.
PERMISSIONS = (
    "accelerometer=(), browsing-topics=(), camera={camera}, display-capture=(), geolocation=(), "
    "gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), "
    "publickey-credentials-create=(self), publickey-credentials-get=(self), usb=()"
)


class PolicyHeaders:
    """Sends them with every answer that does not say otherwise. No page may use a camera, but for those
    whose answer `uses_camera`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        camera = "(self)" if getattr(response, "uses_camera", False) else "()"
        response.headers.setdefault("Permissions-Policy", PERMISSIONS.format(camera=camera))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
