"""An edition at a glance for who prepares it, with what can be done next."""

from django.contrib import messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.staff_pages import allowed, attempt, staff_page

from .. import allotment, evaluation, publishing, rules
from ..models import (
    Edition,
    ParticipantDetails,
    Participation,
    ProgrammeSession,
    SessionEnrolment,
    SessionPreference,
    WaitingPlace,
)
from ..refusals import REFUSALS
from .editions import chosen_edition


@require_safe
@allowed(rules.can_prepare)
def overview(request: HttpRequest) -> HttpResponse:
    """The edition's state in figures, and the ways to its pages."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Edition workspace"), "edition": edition, "editions": editions}
    if edition:
        context |= {
            "figures": _figures(edition),
            "choices": _choices(edition),
            "has_questions": edition.evaluation_questions.exists(),
            "can_allot": edition.waits_for_allotment and edition.choosing_opens_at is not None,
        }
    return staff_page(request, "sessions_app/workspace.html", **context)


@require_POST
@allowed(rules.can_prepare)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the programme, or take it back."""
    edition = get_object_or_404(Edition, pk=pk)
    if "unpublish" in request.POST:
        publishing.unpublish(edition=edition)
        messages.success(request, _("The programme is not shown any more."))
    else:
        publishing.publish(edition=edition)
        messages.success(request, _("The programme is published."))
    return redirect(workspace_address(edition))


@require_POST
@allowed(rules.can_prepare)
def allot(request: HttpRequest, pk: int) -> HttpResponse:
    """Give all seats by ranked preference."""
    edition = get_object_or_404(Edition, pk=pk)
    try:
        met = allotment.allot(edition=edition)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
    else:
        first = met.get(1, 0)
        messages.success(
            request,
            ngettext(
                "The seats are given: %(number)d first choice is met.",
                "The seats are given: %(number)d first choices are met.",
                first,
            )
            % {"number": first},
        )
    return redirect(workspace_address(edition))


@require_POST
@allowed(rules.can_prepare)
def questions(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the edition the usual questions of the evaluation."""
    edition = get_object_or_404(Edition, pk=pk)
    attempt(
        request,
        lambda: evaluation.install_standard_questions(edition=edition),
        _("The edition has questions for its evaluation."),
        refusals=REFUSALS,
    )
    return redirect(workspace_address(edition))


@require_POST
@allowed(rules.can_prepare)
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to all participants: how to join, or the request to evaluate."""
    edition = get_object_or_404(Edition.objects.select_related("venue"), pk=pk)
    if request.POST.get("what") == "joining" and not edition.joining_instructions:
        messages.error(request, _("The edition has no joining instructions yet."))
        return redirect(workspace_address(edition))
    send = (
        publishing.ask_to_evaluate
        if request.POST.get("what") == "evaluation"
        else publishing.tell_how_to_join
    )
    number = send(edition=edition)
    messages.success(
        request,
        ngettext("%(number)d participant is written to.", "%(number)d participants are written to.", number)
        % {"number": number},
    )
    return redirect(workspace_address(edition))


def workspace_address(edition: Edition) -> str:
    return f"{reverse('admin:sessions_app_workspace')}?edition={edition.pk}"


def _figures(edition: Edition) -> list[tuple[str, int]]:
    active = Participation.objects.active().filter(edition=edition)
    return [
        (_("Sessions"), edition.sessions.count()),
        (_("Participants"), active.count()),
        (_("Have chosen sessions"), _people(SessionPreference, edition)),
        (_("Have seats"), _people(SessionEnrolment, edition)),
        (_("On waiting lists"), _people(WaitingPlace, edition)),
        (
            _("Gave details of the journey"),
            ParticipantDetails.objects.filter(participation__in=active, arrives_on__isnull=False).count(),
        ),
    ]


def _choices(edition: Edition) -> list[ProgrammeSession]:
    """The sessions with a choice, each with how many wished it first, have a seat, and wait."""
    found = list(edition.sessions.with_a_choice().order_by("starts_at", "pk"))
    taken = _counted(SessionEnrolment.objects.all(), edition)
    waiting = _counted(WaitingPlace.objects.all(), edition)
    wished = _counted(SessionPreference.objects.filter(rank=1), edition)
    for row in found:
        row.edition = edition
        row.taken, row.waiting, row.wished = (counts.get(row.pk, 0) for counts in (taken, waiting, wished))
    return found


def _counted(rows: QuerySet, edition: Edition) -> dict[int, int]:
    """How many of the rows each session has."""
    of_edition = rows.filter(session__edition=edition).order_by()
    return dict(of_edition.values_list("session").annotate(number=Count("pk")))


def _people(model, edition: Edition) -> int:
    rows = model.objects.filter(session__edition=edition)
    return rows.values("participation").distinct().count()
