"""The reserve list of an edition, and its order changed by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.staff_pages import ROWS
from applications.barring import withhold_barred

from .. import reserve_list, rules
from ..models import Decision
from ..offer_forms import ReserveMoveForm
from ..refusals import REFUSALS
from .decisions import keys_in
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, page_of


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_see_decisions)
def reserves(request: HttpRequest, pk: int) -> HttpResponse:
    """The list; those who may, move people with the buttons beside them or to a place they type."""
    edition = edition_or_404(pk)
    rows = _rows(edition)
    may_order = rules.can_order_reserves(request.user)
    shown = withhold_barred(request.user, rows)
    form = ReserveMoveForm(request.POST or None, rows=shown) if may_order else None
    if request.method == "POST" and form and form.is_valid():
        try:
            place = reserve_list.move(
                edition=edition,
                decision=next(row for row in rows if str(row.pk) == form.cleaned_data["decision"]),
                to=form.cleaned_data["to"],
                by=request.user,
                seen=keys_in(request.POST.get("seen", "")),
                reason=form.cleaned_data["reason"],
            )
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            rows = _rows(edition)
            shown = withhold_barred(request.user, rows)
        else:
            messages.success(request, _("Moved to place %(place)d.") % {"place": place})
            return redirect(f"{request.path}?page={(place - 1) // ROWS + 1}")
    changes = reserve_list.changes_of(edition)
    places = [
        (place, row, len(changes.get(key.pk, [])))
        for place, (key, row) in enumerate(zip(rows, shown, strict=True), 1)
    ]
    return edition_page(
        request,
        "reserves.html",
        edition,
        title=_("Reserve list"),
        page=page_of(request, places, ROWS),
        last=len(places),
        seen=",".join(str(row.pk) for row in rows),
        form=form,
    )


def _rows(edition) -> list[Decision]:
    return list(
        reserve_list.of(edition).select_related(
            "application__applicant", "application__track", "application__score"
        )
    )
