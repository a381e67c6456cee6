"""The participation that a page is about: its participant's alone."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from .. import rules
from ..models import Participation


def own(request: HttpRequest, pk: int) -> Participation:
    """Raises Http404 for anybody else's."""
    found = get_object_or_404(
        Participation.objects.select_related("edition__venue", "track", "person"), pk=pk
    )
    if not rules.can_view(request.user, found):
        raise Http404
    return found


def file_response(content: bytes, content_type: str, name: str) -> HttpResponse:
    """A file to keep, under a plain name."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
