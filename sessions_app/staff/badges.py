"""The badges of an edition, to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed

from .. import badges, rules
from ..models import Edition


@require_safe
@allowed(rules.can_prepare)
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody's badge, eight on a page."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    content = badges.badge_sheet(edition, badges.badges_of(edition))
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="badges-{edition.slug}.pdf"'
    return response
