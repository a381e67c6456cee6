"""What the database refuses at the last moment comes back as a form with its fault, not as a broken page."""

from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse


class RefusedByTheDatabase:
    """Mixin for ModelAdmin. Somebody else was quicker, so that a constraint refused what the form had
    found free: the form is looked at once more and now finds what is in the way."""

    def changeform_view(
        self, request: HttpRequest, object_id=None, form_url="", extra_context=None
    ) -> HttpResponse:
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)
