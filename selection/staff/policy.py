"""The rules of an edition's review."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import rules
from ..models import ReviewPolicy
from ..refusals import REFUSALS
from ..review_policy import has_begun, policy_of, set_policy
from ..reviewer_forms import ReviewPolicyForm
from .edition_pages import edition_or_404, edition_page
from .pages import allowed


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_see_reviews)
def policy(request: HttpRequest, pk: int) -> HttpResponse:
    """Read by all who see reviews, changed by those who assign them; with every earlier state."""
    edition = edition_or_404(pk)
    current = policy_of(edition)
    may_edit = rules.can_assign(request.user)
    form = _form(request, current) if may_edit else None
    if request.method == "POST" and form and form.is_valid():
        try:
            set_policy(edition=edition, by=request.user, **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(request, _("The rules of the review are saved."))
            return redirect("admin:selection_policy", pk)
    return edition_page(
        request,
        "policy.html",
        edition,
        title=_("Rules of the review"),
        form=form,
        policy=current,
        has_begun=has_begun(edition),
        history=current.events.select_related("changed_by").order_by("-pgh_id")[:50] if current.pk else [],
    )


def _form(request: HttpRequest, current: ReviewPolicy) -> ReviewPolicyForm:
    """Two boxes left empty are an answer too."""
    initial = {"is_blind": current.is_blind, "shows_others": current.shows_others}
    return ReviewPolicyForm(request.POST if request.method == "POST" else None, initial=initial)
