"""What waits for its screening in all editions; each opens on the desk of its own."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from .. import rules
from ..queues import to_screen
from .pages import allowed, applications_page, staff_page


@require_safe
@allowed(rules.can_screen)
def queue(request: HttpRequest) -> HttpResponse:
    return staff_page(
        request,
        "queue.html",
        title=_("Applications to screen"),
        page=applications_page(request, to_screen().for_lists()),
        nothing=_("Every application received is screened."),
        opens_desk=True,
    )
