"""What every page's frame shows."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_info

from correspondence.rules import can_oversee


def portal(request: HttpRequest) -> dict:
    """`portal_languages`: pairs of code and the language's own name; `has_mailroom`: mail is kept here,
    and the reader may look at it."""
    return {
        "has_mailroom": settings.EMAIL_BACKEND == "notifications.mailroom.MailroomBackend"
        and hasattr(request, "user")  # a request refused early has none
        and can_oversee(request.user),
        "portal_languages": [
            (code, get_language_info(code)["name_local"].capitalize()) for code, _name in settings.LANGUAGES
        ],
    }
