"""The pages of one edition's selection: one frame, with links from each to the others."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.models import User
from applications.models import Application
from sessions_app.models import Edition

from .. import rules
from ..models import Decision, ReviewAssignment
from .pages import allowed, staff_page


@dataclass(frozen=True)
class Part:
    """`address` is the name of a page that takes the edition's key."""

    label: str
    address: str
    rule: Callable[[User], bool]
    explanation: str


PARTS = (
    Part(
        _("Screening"),
        "selection_screening_desk",
        rules.can_screen,
        _("One application after the other: what it lacks, its documents, and whether it is considered."),
    ),
    Part(
        _("Reviewers"),
        "selection_reviewers",
        rules.can_see_reviews,
        _("What each reads and knows, how much they can take on, and how full they are."),
    ),
    Part(
        _("Rules of the review"),
        "selection_policy",
        rules.can_see_reviews,
        _("Blind or open, and whether reviewers read each other."),
    ),
    Part(
        _("Automatic assignment"),
        "selection_automatic",
        rules.can_assign,
        _("Give each application its reviewers, without conflicts of interest and with an even load."),
    ),
    Part(
        _("Scores"),
        "selection_scores",
        rules.can_see_reviews,
        _("The ranking as given and adjusted for severity, and where reviewers disagree."),
    ),
    Part(
        _("Severity"),
        "selection_severity",
        rules.can_see_reviews,
        _("How generous or severe each reviewer is, compared with those who read the same."),
    ),
    Part(
        _("Cohort composer"),
        "selection_cohorts",
        rules.can_see_cohorts,
        _("Fill the places within the targets, compare scenarios, propose one of them."),
    ),
    Part(
        _("Targets"),
        "selection_targets",
        rules.can_see_cohorts,
        _("How many of the cohort shall be of each kind."),
    ),
    Part(
        _("Fellowship ledger"),
        "selection_ledger",
        rules.can_see_ledger,
        _("The budget, what is promised, and the places of each language."),
    ),
    Part(
        _("Reserve list"),
        "selection_reserves",
        rules.can_see_decisions,
        _("Who would be next, in which order."),
    ),
    Part(
        _("Offers"),
        "selection_offers",
        rules.can_see_offers,
        _("Who has answered, who asks for more time, and who has the places that became free."),
    ),
    Part(
        _("Minutes"),
        "selection_minutes",
        rules.can_use_minutes,
        _("The whole selection as a frozen PDF and workbook, with their hashes."),
    ),
)


def parts_for(user: User) -> list[Part]:
    return [part for part in PARTS if part.rule(user)]


def can_see_selection(user: User) -> bool:
    """Whether any part of an edition's selection is open to the person."""
    return bool(parts_for(user))


def edition_or_404(pk: int) -> Edition:
    """An edition with a call: without one there is nothing to select."""
    edition = get_object_or_404(Edition.objects.select_related("venue", "call", "review_policy"), pk=pk)
    if not hasattr(edition, "call"):
        raise Http404
    return edition


def edition_page(
    request: HttpRequest, template: str, edition: Edition, *, part: str = "", **context
) -> HttpResponse:
    """A page of the edition's selection; `title` is its heading. A page inside a part names the part's
    address."""
    here = reverse(f"admin:{part}", args=[edition.pk]) if part else request.path
    links = [(part, reverse(f"admin:{part.address}", args=[edition.pk])) for part in parts_for(request.user)]
    current = next((part for part, address in links if address == here), None)
    context |= {"part_links": links, "current_part": current, "part_address": here}
    return staff_page(request, template, edition=edition, **context)


@require_safe
@allowed(can_see_selection)
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the edition's selection has come, and the way to each part."""
    edition = edition_or_404(pk)
    applications = Application.objects.filter(call__edition=edition).aggregate(
        received=Count("pk", filter=~Q(status__in=["draft", "withdrawn"])),
        screened=Count("screening", filter=~Q(status__in=["draft", "withdrawn"])),
        eligible=Count("pk", filter=Q(screening__is_eligible=True) & ~Q(status="withdrawn")),
    )
    reviews = ReviewAssignment.objects.filter(application__call__edition=edition).aggregate(
        asked=Count("pk", filter=Q(status__in=["assigned", "done"])),
        written=Count("pk", filter=Q(status="done")),
    )
    open_decisions = Decision.objects.filter(application__call__edition=edition).aggregate(
        proposed=Count("pk", filter=Q(status="proposed")),
        approved=Count("pk", filter=Q(status="approved")),
        released=Count("pk", filter=Q(status="released")),
    )
    numbers = [
        (_("Applications received"), applications["received"]),
        (_("Screened"), applications["screened"]),
        (_("Found eligible"), applications["eligible"]),
        (_("Reviews asked"), reviews["asked"]),
        (_("Reviews written"), reviews["written"]),
        (_("Decisions proposed"), open_decisions["proposed"]),
        (_("Decisions approved"), open_decisions["approved"]),
        (_("Decisions released"), open_decisions["released"]),
    ]
    shows_numbers = rules.can_see_reviews(request.user)
    return edition_page(
        request,
        "edition.html",
        edition,
        title=_("Selection"),
        numbers=numbers if shows_numbers else [],
    )
