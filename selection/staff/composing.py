"""The page of one scenario: the ranked list beside the counters; pins, changes, the solver."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.barring import conceal_barred
from applications.models import Application

from .. import cohorts, composer, rules
from ..cohort_forms import CandidateFilter
from ..composer import Bound, Counter
from ..models import CohortScenario, Target
from ..refusals import REFUSALS
from .edition_pages import edition_page
from .pages import allowed, applications_page, attempt

PARTNERS = 25


@dataclass(frozen=True)
class Gauge:
    """A counter as shown: with the top of its scale and what its target costs, in points."""

    counter: Counter
    top: int
    price: float | None

    @property
    def missing(self):
        bound = self.counter.bound
        return bound.minimum - self.counter.now if self.counter.is_short else self.counter.now - bound.maximum


@require_safe
@allowed(rules.can_see_cohorts)
def scenario(request: HttpRequest, pk: int) -> HttpResponse:
    found = _scenario(pk)
    narrowed = CandidateFilter(request.GET or None, edition=found.edition)
    rows = narrowed.narrow(_ranked(found), found, request.user)
    standing = cohorts.standing(found)
    bounds = {counter.bound.key: counter.bound for counter in standing.counters}
    return edition_page(
        request,
        "cohort.html",
        found.edition,
        part="selection_cohorts",
        title=found.name,
        scenario=found,
        standing=standing,
        gauges=_gauges(standing.counters, found),
        unmet=[_limit_in_words(key, bounds) for key in found.unmet],
        page=applications_page(request, rows),
        filter=narrowed,
        may_compose=rules.can_compose(request.user),
        query=request.GET.urlencode(),
    )


@require_POST
@allowed(rules.can_compose)
def pin(request: HttpRequest, pk: int) -> HttpResponse:
    """One person pinned or set free; the button says `in:KEY`, `out:KEY` or `:KEY`."""
    found = _scenario(pk)
    to, _colon, key = request.POST.get("pin", "").partition(":")
    application = _candidate(found, key)
    said = {"in": _("%(person)s is pinned in."), "out": _("%(person)s is pinned out.")}
    attempt(
        request,
        lambda: cohorts.pin(scenario=found, application=application, to=to, by=request.user),
        said.get(to, _("%(person)s is free.")) % {"person": application.name},
    )
    return redirect(_back(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_compose)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """GET shows what putting `in` or taking `out` would do, POST does it."""
    found = _scenario(pk)
    sent = request.POST if request.method == "POST" else request.GET
    moved = {
        "put_in": _candidate(found, sent["in"]) if sent.get("in") else None,
        "take_out": _candidate(found, sent["out"]) if sent.get("out") else None,
    }
    try:
        if request.method == "POST":
            cohorts.change(scenario=found, by=request.user, **moved)
            messages.success(request, _("The scenario is changed."))
            return redirect("admin:selection_cohort", pk)
        shown = cohorts.effect(scenario=found, by=request.user, **moved)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:selection_cohort", pk)
    return edition_page(
        request,
        "cohort_change.html",
        found.edition,
        part="selection_cohorts",
        title=_("What the change would do"),
        scenario=found,
        effect=shown,
        partners=_partners(request, found, **moved),
        **moved,
    )


@require_POST
@allowed(rules.can_compose)
def solve(request: HttpRequest, pk: int) -> HttpResponse:
    found = _scenario(pk)
    try:
        is_met = cohorts.solve(scenario=found)
    except REFUSALS as refusal:
        messages.error(request, str(refusal))
        return redirect("admin:selection_cohort", pk)
    if is_met:
        messages.success(request, _("The best cohort within the targets is chosen."))
    else:
        messages.error(request, _("No cohort keeps within every limit: see below which exclude each other."))
    return redirect("admin:selection_cohort", pk)


def _ranked(found: CohortScenario) -> QuerySet[Application]:
    """The candidates, the best first, each with its pin and whether it is chosen here."""
    return (
        composer.candidates(found.edition)
        .alias(membership=FilteredRelation("scenario_members", condition=Q(scenario_members__scenario=found)))
        .annotate(
            pin=F("membership__pin"),
            is_chosen=F("membership__is_chosen"),
            points=F(f"score__{found.basis}"),
        )
        .select_related("track", "applicant", "score")
        .order_by(F(f"score__{found.basis}").desc(nulls_last=True), "pk")
    )


def _partners(request: HttpRequest, found: CohortScenario, put_in, take_out) -> list[Application]:
    """With whom the one moved could be swapped: the best of the others, or the lowest of the chosen."""
    if put_in and take_out:
        return []
    rows = _ranked(found).filter(status__in=composer.OPEN, open_outcome=None)
    if take_out:
        is_free = Q(is_chosen=None) | Q(is_chosen=False, pin="")
        rows = rows.filter(is_free).exclude(pk=take_out.pk)
    else:
        lowest = F(f"score__{found.basis}").asc(nulls_first=True)
        rows = rows.filter(is_chosen=True).order_by(lowest, "pk")
    partners = list(rows[:PARTNERS])
    conceal_barred(request.user, partners)
    return [person for person in partners if not person.why_concealed]


def _gauges(counters: list[Counter], found: CohortScenario) -> list[tuple[str, list[Gauge]]]:
    """By what they speak of: places and money first, then each dimension of the targets."""
    grouped: dict[str, list[Gauge]] = {}
    for counter in counters:
        is_target = counter.bound.key.partition(":")[0] in Target.Dimension
        name = Target.Dimension(counter.bound.dimension).label if is_target else _("Places and budget")
        grouped.setdefault(str(name), []).append(_gauge(counter, found))
    return list(grouped.items())


def _gauge(counter: Counter, found: CohortScenario) -> Gauge:
    top = max(int(counter.bound.maximum or 0), int(counter.bound.minimum or 0), int(counter.now), 1)
    price = found.prices.get(counter.bound.key)
    return Gauge(counter, top, price / 100 if price else None)


def _limit_in_words(key: str, bounds: dict[str, Bound]) -> str:
    pins = {
        composer.PINNED_IN: _("Those pinned in or holding a place"),
        composer.PINNED_OUT: _("Those pinned out or decided otherwise"),
    }
    return pins.get(key) or str(bounds.get(key, key))


def _back(request: HttpRequest, found: CohortScenario) -> str:
    """To the same page of the list."""
    address = reverse("admin:selection_cohort", args=[found.pk])
    query = request.POST.get("query", "")
    target = f"{address}?{query}" if query else address
    return target if url_has_allowed_host_and_scheme(target, None) else address


def _candidate(found: CohortScenario, key: str) -> Application:
    try:
        return get_object_or_404(
            Application.objects.select_related("applicant", "track", "score"),
            pk=key,
            call__edition=found.edition_id,
        )
    except (ValueError, ValidationError):
        raise Http404 from None


def _scenario(pk: int) -> CohortScenario:
    return get_object_or_404(
        CohortScenario.objects.select_related("edition__venue", "edition__call", "made_by", "proposed_by"),
        pk=pk,
    )
