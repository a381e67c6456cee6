"""The ledger of fellowships and the places of each language; the plan behind them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import ledger as rule
from .. import rules
from ..cohort_forms import PlanForm
from ..refusals import REFUSALS
from .edition_pages import edition_or_404, edition_page
from .pages import allowed


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_see_ledger)
def ledger(request: HttpRequest, pk: int) -> HttpResponse:
    """The ledger; officers set budget and costs here."""
    edition = edition_or_404(pk)
    found = rule.of(edition)
    may_plan = rules.can_compose(request.user)
    form = PlanForm(request.POST or None, instance=rule.plan_of(edition)) if may_plan else None
    if request.method == "POST" and form and form.is_valid():
        try:
            rule.set_plan(plan=form.instance)
        except REFUSALS as refusal:
            form.add_error("fellowship_budget", str(refusal))
        else:
            messages.success(request, _("Budget and costs are saved."))
            return redirect("admin:selection_ledger", pk)
    return edition_page(
        request,
        "ledger.html",
        edition,
        title=_("Fellowship ledger"),
        ledger=found,
        after_proposed=None if found.free is None else found.free - found.proposed,
        tracks=rule.tracks(edition),
        form=form,
    )
