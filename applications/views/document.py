"""An uploaded document."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from .. import rules
from ..models import Document


@never_cache
@login_required
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself, to those who may read it: as a download, whatever it claims to be."""
    found = get_object_or_404(Document.objects.select_related("application__applicant", "question"), pk=pk)
    if not rules.can_view_document(request.user, found):
        raise Http404
    try:
        content = found.file.open()
    except FileNotFoundError:
        raise Http404 from None
    response = FileResponse(
        content, as_attachment=True, filename=found.original_name, content_type=found.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
