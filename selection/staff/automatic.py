"""The pages of the automatic assignment: ask for a proposal, look at it, change it, send it."""

from collections import Counter

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.barring import withhold_barred
from applications.models import Application

from .. import automatic_assignment as rule
from .. import conflicts, proposed_assignment, rules, sending_assignments
from ..models import OPEN_PROPOSAL, AssignmentProposal, ProposedAssignment
from ..refusals import REFUSALS
from ..reviewer_forms import AutomaticAssignmentForm, ChooseReviewerForm
from ..reviewers import panel_of, spread_of_loads
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, applications_page, attempt, is_refused


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_assign)
def automatic(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for a proposal; an open one is shown instead."""
    edition = edition_or_404(pk)
    proposals = edition.assignment_proposals.select_related("made_by", "sent_by")
    waiting = proposals.filter(status__in=OPEN_PROPOSAL).first()
    if waiting and request.method != "POST":
        return redirect("admin:selection_proposal", waiting.pk)
    form = AutomaticAssignmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            proposal = rule.propose(edition=edition, by=request.user, **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("admin:selection_proposal", proposal.pk)
    return edition_page(
        request,
        "automatic.html",
        edition,
        title=_("Automatic assignment"),
        form=form,
        eligible=rule.to_serve(edition).count(),
        room=sum(panelist.room for panelist in panel_of(edition)),
        earlier=proposals.exclude(status__in=OPEN_PROPOSAL)[:20],
    )


@require_safe
@allowed(rules.can_assign)
def proposal(request: HttpRequest, pk: int) -> HttpResponse:
    """The proposal: who is not served and why, the load of each reviewer, and every application."""
    found = _proposal(pk)
    panel = panel_of(found.edition)
    proposed = Counter(found.rows.values_list("reviewer", flat=True))
    rows = found.rows.select_related("reviewer").order_by("pk")
    applications = (
        Application.objects.filter(pk__in=found.rows.values("application"))
        .select_related("track", "applicant")
        .prefetch_related(Prefetch("proposed_reviewers", rows, to_attr="proposed_rows"))
        .order_by("submitted_at", "pk")
    )
    if reviewer := request.GET.get("reviewer", ""):
        key = int(reviewer) if reviewer.isascii() and reviewer.isdigit() else 0
        applications = applications.filter(pk__in=found.rows.filter(reviewer=key).values("application"))
    return edition_page(
        request,
        "proposal.html",
        found.edition,
        part="selection_automatic",
        title=_("Proposed assignment"),
        proposal=found,
        page=applications_page(request, applications),
        number=proposed.total(),
        loads=[(panelist, proposed[panelist.person.pk]) for panelist in panel],
        spread=spread_of_loads(panel, proposed),
        unserved=withhold_barred(request.user, found.unserved.select_related("application__applicant")[:200]),
        unserved_number=found.unserved.count(),
        reviewer=reviewer,
        is_open=found.status == AssignmentProposal.Status.PROPOSED,
        sent=sending_assignments.sent_of(found),
        job=sending_assignments.last_of(found),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_assign)
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Give one proposed application to another reviewer, or take the reviewer off."""
    row = get_object_or_404(
        ProposedAssignment.objects.select_related("proposal__edition", "application__track", "reviewer"),
        pk=pk,
    )
    if request.method == "POST" and "remove" in request.POST:
        attempt(
            request,
            lambda: proposed_assignment.remove(row=row, by=request.user),
            _("%(person)s is taken off.") % {"person": row.reviewer},
        )
        return redirect("admin:selection_proposal", row.proposal_id)
    return _choose(
        request,
        row.proposal,
        row.application,
        lambda reviewer: proposed_assignment.move(row=row, reviewer=reviewer, by=request.user),
        row=row,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_assign)
def add(request: HttpRequest, pk: int, application) -> HttpResponse:
    """Add a reviewer to an application of the proposal."""
    found = _proposal(pk)
    chosen = get_object_or_404(
        Application.objects.select_related("track"), pk=application, call__edition=found.edition
    )
    return _choose(
        request,
        found,
        chosen,
        lambda reviewer: proposed_assignment.add(
            proposal=found, application=chosen, reviewer=reviewer, by=request.user
        ),
    )


@require_POST
@allowed(rules.can_assign)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the sending, or go on with one that stopped; the page of the work tells how far it is."""
    try:
        return redirect(sending_assignments.begin(proposal=_proposal(pk), by=request.user))
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:selection_proposal", pk)


@require_POST
@allowed(rules.can_assign)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    found = _proposal(pk)
    attempt(
        request,
        lambda: rule.discard(proposal=found, by=request.user),
        _("The proposal is discarded; nobody learned of it."),
    )
    return redirect("admin:selection_automatic", found.edition_id)


def _choose(request: HttpRequest, found: AssignmentProposal, application, act, row=None) -> HttpResponse:
    if is_refused(request, application):
        return redirect("admin:selection_proposal", found.pk)
    panel = panel_of(found.edition)
    people = [panelist.person for panelist in panel]
    barred = conflicts.find(applications=Application.objects.filter(pk=application.pk), people=people)
    has_it = set(found.rows.filter(application=application).values_list("reviewer", flat=True))
    has_it |= set(application.assignments.exclude(status="cancelled").values_list("reviewer", flat=True))
    free = [
        panelist
        for panelist in panel
        if (application.pk, panelist.person.pk) not in barred and panelist.person.pk not in has_it
    ]
    proposed = Counter(found.rows.values_list("reviewer", flat=True))
    form = ChooseReviewerForm(request.POST or None, panel=free, proposed=proposed)
    if request.method == "POST" and form.is_valid():
        reviewer = next(person for person in people if person.pk == form.cleaned_data["reviewer"])
        try:
            act(reviewer)
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("%(person)s is proposed.") % {"person": reviewer})
            return redirect("admin:selection_proposal", found.pk)
    return edition_page(
        request,
        "proposed_row.html",
        found.edition,
        part="selection_automatic",
        title=_("Reviewer of %(reference)s") % {"reference": application.reference},
        proposal=found,
        application=application,
        row=row,
        form=form,
        barred=[
            (person, barred[application.pk, person.pk])
            for person in people
            if (application.pk, person.pk) in barred
        ],
    )


def _proposal(pk: int) -> AssignmentProposal:
    return get_object_or_404(
        AssignmentProposal.objects.select_related("edition__venue", "made_by", "sent_by"), pk=pk
    )
