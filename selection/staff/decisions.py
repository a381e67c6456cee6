"""Proposing, approving and taking back decisions."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from applications.models import Application

from .. import decisions as rule
from .. import rules
from ..forms import ProposalForm
from ..models import Decision
from ..refusals import REFUSALS
from ..tones import TONES
from .pages import allowed, attempt, back_to, is_refused, staff_page


@require_POST
@allowed(rules.can_propose)
def propose(request: HttpRequest, pk) -> HttpResponse:
    """Propose, or show again what was typed beside what somebody else has decided meanwhile."""
    application = get_object_or_404(Application.objects.select_related("call__edition", "applicant"), pk=pk)
    if is_refused(request, application):
        return back_to(application)
    form = ProposalForm(request.POST, auto_id="proposal_%s")
    refusal = ""
    if form.is_valid():
        try:
            rule.propose(application=application, by=request.user, **form.as_proposal())
        except REFUSALS as refused:
            refusal = str(refused)
        else:
            messages.success(request, _("The decision is proposed; another person must approve it."))
            return back_to(application)
    history = application.decisions.select_related("proposed_by", "approved_by")
    return staff_page(
        request,
        "propose.html",
        title=_("Propose a decision"),
        application=application,
        form=form,
        refusal=refusal,
        history=[(row, TONES[row.status]) for row in history],
    )


@require_POST
@allowed(rules.can_approve)
def approve(request: HttpRequest, pk: int) -> HttpResponse:
    decision = _decision(pk)
    attempt(
        request,
        lambda: rule.approve(decision=decision, by=request.user),
        _("The decision is approved. The applicant learns of it when it is released."),
    )
    return back_to(decision.application)


@require_POST
@allowed(rules.can_discard)
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    decision = _decision(pk)
    attempt(
        request,
        lambda: rule.discard(decision=decision, by=request.user, seen=request.POST.get("seen", "")),
        _("The decision is discarded. The applicant never learned of it."),
    )
    return back_to(decision.application)


@require_POST
@allowed(rules.can_discard)
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    decision = _decision(pk)
    attempt(
        request,
        lambda: rule.take_back(decision=decision, by=request.user, seen=request.POST.get("seen", "")),
        _("The approval is taken back: the decision is proposed again."),
    )
    return back_to(decision.application)


@require_POST
@allowed(rules.can_discard)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    decision = _decision(pk)
    attempt(
        request,
        lambda: rule.restore(decision=decision, by=request.user),
        _("The decision is proposed again; another person must approve it."),
    )
    return back_to(decision.application)


@require_POST
@allowed(rules.can_approve)
def approve_many(request: HttpRequest) -> HttpResponse:
    """Approve those confirmed on the page before."""
    keys = chosen_keys(request)
    done, left = rule.approve_all(decisions=Decision.objects.filter(pk__in=keys), by=request.user)
    if done:
        messages.success(
            request,
            ngettext("%(number)d decision is approved.", "%(number)d decisions are approved.", done)
            % {"number": done},
        )
    if left:
        messages.warning(
            request,
            ngettext(
                "%(number)d decision was left out: you proposed it, a conflict of interest or the budget "
                "stands against it, or it is no longer proposed.",
                "%(number)d decisions were left out: you proposed them, a conflict of interest or the "
                "budget stands against them, or they are no longer proposed.",
                left,
            )
            % {"number": left},
        )
    return redirect("admin:selection_decision_changelist")


def chosen_keys(request: HttpRequest) -> list[int]:
    """The decisions that a confirmation page names, in one field so that their number has no limit."""
    return keys_in(request.POST.get("decisions", ""))


def keys_in(text: str) -> list[int]:
    """The keys in a text that lists them with commas; what is no key is left out."""
    return [int(key) for key in text.split(",") if key.isascii() and key.isdigit() and len(key) < 19]


def _decision(pk: int) -> Decision:
    return get_object_or_404(Decision.objects.select_related("application__call"), pk=pk)
