"""The letter of a nomination."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from accounts import access_log
from accounts.models import AccessRecord

from .. import rules
from ..models import Nomination
from .download import download


@never_cache
@login_required
def letter(request: HttpRequest, pk: UUID) -> FileResponse:
    """The file itself, to staff and reviewers who may read it; never to the applicant."""
    found = get_object_or_404(Nomination.objects.for_lists().exclude(letter=""), pk=pk)
    if not rules.can_read_endorsement(request.user, found):
        raise Http404
    access_log.note(
        by=request.user, what=AccessRecord.What.DOCUMENT, person=found.application.applicant_id, about=found
    )
    return download(found.letter, name=found.letter_original_name, content_type=found.letter_content_type)
