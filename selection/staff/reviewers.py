"""The reviewers of an edition, and a reviewer's own page."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import conflicts, rules
from ..models import ConflictDeclaration
from ..refusals import REFUSALS
from ..reviewer_forms import DeclareConflictForm, OwnProfileForm
from ..reviewers import own_profile, panel_of, sector_choices, set_own_profile
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, staff_page, tell_faults


@require_safe
@allowed(rules.can_see_reviews)
def reviewers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who may review for the edition, what they know, and how full they are."""
    edition = edition_or_404(pk)
    panel = panel_of(edition)
    return edition_page(
        request,
        "reviewers.html",
        edition,
        title=_("Reviewers"),
        panel=panel,
        room=sum(panelist.room for panelist in panel),
        sectors=dict(sector_choices()),
        may_edit=rules.can_manage_reviewers(request.user),
        has_guesses=any(not panelist.has_profile for panelist in panel),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.has_review_desk)
def own(request: HttpRequest) -> HttpResponse:
    """What the reviewer reads and can take on, and the conflicts they declared."""
    profile = own_profile(request.user)
    form = OwnProfileForm(request.POST or None, instance=profile)
    if request.method == "POST" and form.is_valid():
        set_own_profile(person=request.user, **form.cleaned_data)
        messages.success(request, _("Saved: you will be asked accordingly."))
        return redirect("admin:selection_my_profile")
    declared = ConflictDeclaration.objects.filter(reviewer=request.user).select_related("application")
    return staff_page(
        request,
        "own_profile.html",
        title=_("My availability"),
        form=form,
        declared=declared,
        declare_form=DeclareConflictForm(person=request.user),
    )


@require_POST
@allowed(rules.has_review_desk)
def declare(request: HttpRequest) -> HttpResponse:
    """A conflict of interest that the reviewer knows of."""
    form = DeclareConflictForm(request.POST, person=request.user)
    if not form.is_valid():
        tell_faults(request, form)
        return redirect("admin:selection_my_profile")
    try:
        conflicts.declare(person=request.user, by=request.user, **form.as_declaration())
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Thank you: you will not be given what you named."))
    return redirect("admin:selection_my_profile")
