"""An uploaded document."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from accounts import access_log
from accounts.models import AccessRecord

from .. import rules
from ..models import Document
from .download import download


@never_cache
@login_required
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The file itself, to those who may read it."""
    found = get_object_or_404(Document.objects.select_related("application__applicant", "question"), pk=pk)
    if not rules.can_view_document(request.user, found):
        raise Http404
    access_log.note(
        by=request.user, what=AccessRecord.What.DOCUMENT, person=found.application.applicant_id, about=found
    )
    return download(found.file, name=found.original_name, content_type=found.content_type)
