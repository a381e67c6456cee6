"""The valid certificates of an edition in one file."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed
from sessions_app.models import Edition

from .. import rules
from ..archive import pieces_of
from ..models import Certificate, Kind


@never_cache
@require_safe
@allowed(rules.can_issue)
def download(request: HttpRequest, pk: int, kind: str) -> StreamingHttpResponse:
    edition = get_object_or_404(Edition, pk=pk)
    if kind not in Kind.values:
        raise Http404
    rows = Certificate.objects.filter(
        participation__edition=edition, kind=kind, status=Certificate.Status.VALID
    )
    response = StreamingHttpResponse(pieces_of(rows.order_by("number")), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{edition.slug}-{kind}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
