"""What participants say of the sessions and of the edition, while it runs and after."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.staff_pages import allowed, staff_page

from .. import evaluation, rules
from .editions import chosen_edition


@require_safe
@allowed(rules.can_see_reports)
def results(request: HttpRequest) -> HttpResponse:
    """Rates and results; nothing of fewer than five answers."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Evaluation"), "edition": edition, "editions": editions}
    if edition:
        context |= {"results": evaluation.results_of(edition), "fewest": evaluation.FEWEST}
    return staff_page(request, "sessions_app/evaluation.html", **context)
