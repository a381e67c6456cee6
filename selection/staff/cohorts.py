"""The scenarios of an edition: made, listed, compared, one of them proposed."""

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from applications.barring import barred, conceal_barred
from applications.models import Application

from .. import cohorts, rules
from ..cohort_forms import ScenarioForm
from ..models import CohortScenario, Screening
from ..refusals import REFUSALS
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, attempt

MOST_COMPARED = 4


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_see_cohorts)
def scenarios(request: HttpRequest, pk: int) -> HttpResponse:
    """The edition's scenarios; POST makes one."""
    edition = edition_or_404(pk)
    may_compose = rules.can_compose(request.user)
    form = ScenarioForm(request.POST or None, edition=edition) if may_compose else None
    if request.method == "POST" and form and form.is_valid():
        try:
            scenario = cohorts.create(edition=edition, by=request.user, **form.cleaned_data)
        except REFUSALS as refusal:
            form.add_error("name", str(refusal))
        else:
            return redirect("admin:selection_cohort", scenario.pk)
    chosen = Q(members__is_chosen=True)
    rows = edition.cohort_scenarios.select_related("made_by").annotate(
        people=Count("members", filter=chosen),
        raw=Sum("members__application__score__raw", filter=chosen),
        adjusted=Sum("members__application__score__adjusted", filter=chosen),
    )
    return edition_page(
        request,
        "cohorts.html",
        edition,
        title=_("Cohort composer"),
        scenarios=rows,
        form=form,
        target_number=edition.targets.count(),
        unscreened=Application.objects.filter(
            call__edition=edition, status="submitted", screening=None
        ).count(),
        eligible=Screening.objects.filter(application__call__edition=edition, is_eligible=True).count(),
    )


@require_safe
@allowed(rules.can_see_cohorts)
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two to four scenarios side by side: score, counters, and who is not in all of them."""
    edition = edition_or_404(pk)
    keys = [int(key) for key in request.GET.getlist("scenario") if key.isascii() and key.isdigit()]
    chosen = list(edition.cohort_scenarios.filter(pk__in=keys)[:MOST_COMPARED])
    if len(chosen) < 2:
        messages.error(request, _("Choose at least two scenarios to compare."))
        return redirect("admin:selection_cohorts", pk)
    standings = [cohorts.standing(scenario) for scenario in chosen]
    members = {
        scenario.pk: set(scenario.members.filter(is_chosen=True).values_list("application", flat=True))
        for scenario in chosen
    }
    differing = set.union(*members.values()) - set.intersection(*members.values())
    people = list(
        Application.objects.filter(pk__in=differing)
        .select_related("applicant", "track", "score")
        .order_by("-score__raw", "pk")
    )
    conceal_barred(request.user, people)
    return edition_page(
        request,
        "compare.html",
        edition,
        part="selection_cohorts",
        title=_("Scenarios compared"),
        columns=list(zip(chosen, standings, strict=True)),
        rows=list(zip(*(standing.counters for standing in standings), strict=True)),
        shared=len(set.intersection(*members.values())),
        people=[
            (person, [not person.why_concealed and person.pk in members[scenario.pk] for scenario in chosen])
            for person in people
        ],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@allowed(rules.can_compose)
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """GET says what would be proposed; POST proposes it."""
    scenario = _scenario(pk)
    if request.method == "POST":
        try:
            done = cohorts.propose(
                scenario=scenario, by=request.user, refuses_the_rest="refuse" in request.POST
            )
        except REFUSALS as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:selection_cohort", pk)
        messages.success(request, _in_words(done))
        return redirect("admin:selection_decision_changelist")
    standing = cohorts.standing(scenario)
    return edition_page(
        request,
        "propose_cohort.html",
        scenario.edition,
        part="selection_cohorts",
        title=_("Propose the cohort"),
        scenario=scenario,
        standing=standing,
        chosen=scenario.members.filter(is_chosen=True).count(),
        reserve_size=cohorts.plan_of(scenario.edition).reserve_size,
        conflicted=len(
            barred(
                request.user,
                Application.objects.filter(scenario_members__in=scenario.members.filter(is_chosen=True)),
            )
        ),
    )


@require_POST
@allowed(rules.can_compose)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    scenario = _scenario(pk)
    attempt(
        request,
        lambda: cohorts.remove(scenario=scenario),
        _("The scenario “%(name)s” is deleted.") % {"name": scenario.name},
    )
    return redirect("admin:selection_cohorts", scenario.edition_id)


def _in_words(done: cohorts.Proposed) -> str:
    """What happened, in numbers."""
    parts = [
        ngettext("%(number)d offer", "%(number)d offers", done.offers) % {"number": done.offers},
        ngettext("%(number)d on the reserve list", "%(number)d on the reserve list", done.reserves)
        % {"number": done.reserves},
        ngettext("%(number)d not selected", "%(number)d not selected", done.refusals)
        % {"number": done.refusals},
    ]
    text = _("Proposed: %(parts)s. Another person must approve them.") % {"parts": ", ".join(parts)}
    left = [
        ngettext(
            "%(number)d is left to others: you have a conflict of interest.",
            "%(number)d are left to others: you have a conflict of interest.",
            done.conflicted,
        )
        % {"number": done.conflicted},
        ngettext(
            "%(number)d was left out: it has a decision already.",
            "%(number)d were left out: they have a decision already.",
            done.left_out,
        )
        % {"number": done.left_out},
    ]
    counts = (done.conflicted, done.left_out)
    return " ".join([text, *(words for words, number in zip(left, counts, strict=True) if number)])


def _scenario(pk: int) -> CohortScenario:
    return get_object_or_404(CohortScenario.objects.select_related("edition__venue", "edition__call"), pk=pk)
