"""Documents of an application, for the reviewer asked to read it."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .. import rules
from ..models import ReviewAssignment
from ..reading import documents_for_reviewers
from .pages import allowed


@require_safe
@allowed(rules.has_review_desk)
def download(request: HttpRequest, pk: int, document) -> FileResponse:
    """One document, as attachment. A 404 unless it is meant for reviewers and the review is asked."""
    assignment = get_object_or_404(ReviewAssignment.objects.select_related("application"), pk=pk)
    if not rules.can_read_reviewed(request.user, assignment):
        raise Http404
    found = get_object_or_404(documents_for_reviewers(assignment.application), pk=document)
    response = FileResponse(
        found.file.open("rb"),
        as_attachment=True,
        filename=found.original_name,
        content_type=found.content_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
