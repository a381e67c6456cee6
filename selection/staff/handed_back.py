"""The officers' page of reviews handed back: a substitute is proposed for each, and asked by a click."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import User
from accounts.roles import Role

from .. import handed_back as rule
from .. import rules
from ..assignment import cancel
from .pages import allowed, attempt, page_of, staff_page


@require_safe
@allowed(rules.can_assign)
def places(request: HttpRequest) -> HttpResponse:
    page = page_of(request, rule.places())
    return staff_page(
        request,
        "handed_back.html",
        title=_("Reviews handed back"),
        page=page,
        rows=rule.with_substitutes(page),
    )


@require_POST
@allowed(rules.can_assign)
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask the substitute, or leave the place empty."""
    assignment = get_object_or_404(rule.places(), pk=pk)
    if "leave" in request.POST:
        attempt(request, lambda: cancel(assignment=assignment, by=request.user), _("The place stays empty."))
        return redirect("admin:selection_handed_back")
    chosen = request.POST.get("reviewer", "")
    key = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else 0
    reviewer = get_object_or_404(User.objects.in_role(Role.REVIEWER), pk=key)
    attempt(
        request,
        lambda: rule.replace(assignment=assignment, reviewer=reviewer, by=request.user),
        _("%(person)s is asked to review.") % {"person": reviewer},
    )
    return redirect("admin:selection_handed_back")
