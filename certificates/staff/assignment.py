"""Who of an edition passed its assignment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import allowed, staff_page
from sessions_app.models import Edition, Participation
from sessions_app.staff.editions import chosen_edition

from .. import rules
from ..assignments import record

ANSWERS = {"passed": True, "failed": False, "": None}


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_issue)
def results(request: HttpRequest) -> HttpResponse:
    """The participants with the result of each; POST writes what was chosen."""
    edition, editions = chosen_edition(request)
    rows = _rows(edition) if edition else []
    if request.method == "POST" and edition:
        chosen = {
            row.pk: ANSWERS[answer]
            for row in rows
            if (answer := request.POST.get(f"result-{row.pk}")) in ANSWERS
        }
        _tell(request, record(edition=edition, results=chosen, by=request.user))
        return redirect(f"{request.path}?edition={edition.pk}")
    return staff_page(
        request,
        "certificates/assignment.html",
        title=_("Results of the assignment"),
        edition=edition,
        editions=editions,
        rows=[(row, _answer(row)) for row in rows],
    )


def _rows(edition: Edition) -> list[Participation]:
    active = Participation.objects.active().filter(edition=edition)
    return list(active.select_related("track", "assignment_result").order_by("printed_name", "pk"))


def _answer(row: Participation) -> str:
    found = getattr(row, "assignment_result", None)
    return "" if found is None else "passed" if found.is_passed else "failed"


def _tell(request: HttpRequest, number: int) -> None:
    text = ngettext("%(number)d result is saved.", "%(number)d results are saved.", number)
    messages.success(request, text % {"number": number})
