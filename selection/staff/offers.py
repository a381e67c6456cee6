"""The offers of an edition: requests for more time, and the places that became free."""

from itertools import islice
from operator import attrgetter
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from applications.barring import conceal_barred, withhold_barred
from applications.models import Application
from sessions_app.models import Edition, Participation

from .. import more_time, replacement_words, replacing, rules
from ..ledger import plan_of
from ..models import Offer, Replacement, TimeRequest
from ..offer_forms import FreedPlaceForm, TimeAnswerForm
from ..refusals import REFUSALS
from .edition_pages import edition_or_404, edition_page
from .pages import allowed, attempt, rows_page

MOST_FREED = 10  # shown at once, those that wait longest
MOST_OBSTACLES, MOST_GIVEN = 20, 50


@require_safe
@allowed(rules.can_see_offers)
def offers(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, edition_or_404(pk))


@require_POST
@allowed(rules.can_manage_offers)
def answer_time(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse more time; what can't be taken stays typed."""
    asked = get_object_or_404(_time_requests(), pk=pk)
    edition = asked.offer.application.call.edition
    form = TimeAnswerForm(request.POST, request=asked)
    is_grant = "refuse" not in request.POST
    if form.is_valid():
        until, note = form.cleaned_data["until"], form.cleaned_data["note"]
        try:
            if not is_grant:
                more_time.refuse(request=asked, by=request.user, note=note)
            elif until is None:
                form.add_error("until", _("Choose the day until which there is more time."))
            else:
                more_time.grant(request=asked, by=request.user, until=until, note=note)
        except REFUSALS as refusal:
            form.add_error("until", str(refusal))
    if form.errors:
        return _page(request, edition_or_404(edition.pk), time_form=(asked.pk, form))
    messages.success(request, _("The applicant will be told."))
    return redirect("admin:selection_offers", edition.pk)


@require_POST
@allowed(rules.can_manage_offers)
def fill(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the place to whom the portal proposed."""
    freed = get_object_or_404(Offer.objects.for_lists(), pk=pk)
    edition = freed.application.call.edition
    person = get_object_or_404(
        Application.objects.filter(call__edition=edition), pk=_key(request.POST.get("application", ""))
    )
    attempt(
        request,
        lambda: replacing.send(freed=freed, by=request.user, application=person),
        _("The place is offered to %(person)s, who will be told.") % {"person": person.name},
    )
    return redirect("admin:selection_offers", edition.pk)


@require_POST
@allowed(rules.can_manage_offers)
def fill_otherwise(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the place to somebody else, or leave it open; what can't be taken stays typed."""
    freed = get_object_or_404(Offer.objects.for_lists(), pk=pk)
    edition = freed.application.call.edition
    candidates = replacing.candidates(freed)
    conceal_barred(request.user, [row.application for row in candidates])
    form = FreedPlaceForm(request.POST, candidates=candidates, key=freed.pk)
    if form.is_valid():
        try:
            _fill_otherwise(request, freed, form)
        except REFUSALS as refusal:
            form.add_error("application", str(refusal))
    if form.errors:
        return _page(request, edition_or_404(edition.pk), place_form=(freed.pk, form))
    return redirect("admin:selection_offers", edition.pk)


def _fill_otherwise(request: HttpRequest, freed: Offer, form: FreedPlaceForm) -> None:
    reason = form.cleaned_data["reason"]
    if "open" in request.POST:
        replacing.leave_open(freed=freed, by=request.user, reason=reason)
        messages.success(request, _("The place stays open."))
    elif not form.cleaned_data["application"]:
        form.add_error("application", _("Choose a person."))
    else:
        person = get_object_or_404(Application, pk=form.cleaned_data["application"])
        replacing.send(freed=freed, by=request.user, application=person, reason=reason)
        messages.success(
            request, _("The place is offered to %(person)s, who will be told.") % {"person": person.name}
        )


def _page(request: HttpRequest, edition: Edition, *, time_form=None, place_form=None) -> HttpResponse:
    """The offers' page; the forms that came back replace the empty ones of their row."""
    may_manage = rules.can_manage_offers(request.user)
    awaiting = Offer.objects.awaiting().filter(application__call__edition=edition).for_lists()
    return edition_page(
        request,
        "offers.html",
        edition,
        title=_("Offers"),
        numbers=[
            (_("Places"), edition.places),
            (_("Confirmed"), Participation.objects.active().filter(edition=edition).count()),
            (_("Offers awaiting an answer"), awaiting.count()),
            (_("Free"), max(0, replacing.free_places(edition))),
        ],
        replaces_by_itself=plan_of(edition).replaces_by_itself,
        may_manage=may_manage,
        asking=_asking(request, edition, time_form),
        freed=_freed(request, edition, place_form),
        page=rows_page(request, awaiting.order_by("respond_by", "pk")),
        given=_given(request, edition),
    )


def _asking(request: HttpRequest, edition: Edition, came_back) -> list[tuple]:
    """Each request for more time with the form that answers it; a concealed one without."""
    # What somebody else answered meanwhile stays in sight for whom it came back to.
    shown = Q(status="open") | Q(pk=came_back[0] if came_back else None)
    rows = _time_requests().filter(shown, offer__application__call__edition=edition)
    return [
        (row, _form_of(row.pk, came_back) or TimeAnswerForm(request=row))
        if isinstance(row, TimeRequest)
        else (row, None)
        for row in withhold_barred(request.user, rows, attrgetter("offer.application"))
    ]


def _given(request: HttpRequest, edition: Edition) -> list[tuple]:
    """The last freed places that were given: of a concealed person neither whose it was nor why."""
    rows = list(
        Replacement.objects.filter(freed__application__call__edition=edition)
        .select_related("freed__application__applicant", "decision__application__applicant", "sent_by")
        .order_by("-sent_at")[:MOST_GIVEN]
    )
    taking = [row.decision.application for row in rows if row.decision]
    conceal_barred(request.user, [*taking, *(row.freed.application for row in rows)])
    shown = []
    for row in rows:
        is_concealed = row.freed.application.why_concealed or (
            row.decision and row.decision.application.why_concealed
        )
        grounds = {} if is_concealed else row.grounds
        reason = "" if is_concealed else row.reason
        said = (replacement_words.sentences(grounds), reason, replacement_words.passed_over(grounds))
        shown.append((row, *said))
    return shown


def _freed(request: HttpRequest, edition: Edition, came_back) -> list[dict]:
    """The freed places with whom the portal proposes, and why. One that is proposed for a place is not
    proposed for the next."""
    is_shown = Q(pk__in=Offer.objects.to_replace().values("pk")) | Q(pk=came_back[0] if came_back else None)
    rows = Offer.objects.filter(is_shown, application__call__edition=edition).for_lists()
    reckoned, taken, free = [], set(), replacing.free_places(edition)
    pool = replacing.pool_of(edition)
    for offer in rows.select_related("application__track", "replacement").order_by("respond_by", "pk")[
        :MOST_FREED
    ]:
        found = replacing.candidates(offer, pool)
        proposed = replacing.suggestion([row for row in found if row.application.pk not in taken])
        has_place = free > 0 and not hasattr(offer, "replacement")
        if proposed and has_place:
            taken.add(proposed.application.pk)
            free -= 1
        grounds = replacing.grounds_of(offer, proposed, found) if proposed else {}
        reckoned.append((offer, found, proposed, has_place, grounds))
    if reckoned:
        people = [row.application for row in pool.rows]
        conceal_barred(request.user, [*people, *(offer.application for offer, *_rest in reckoned)])
    return [_shown(request, *place, _form_of(place[0].pk, came_back)) for place in reckoned]


def _shown(request: HttpRequest, offer, found, proposed, has_place, grounds, came_back) -> dict:
    """One freed place as the page shows it, after all that is barred was concealed."""
    may_manage = rules.can_manage_offers(request.user)
    if proposed and proposed.application.why_concealed:
        grounds = {}
    hindered = (row for row in found if row.obstacle and not row.application.why_concealed)
    return {
        "offer": offer,
        "has_place": has_place,
        "is_given": hasattr(offer, "replacement"),
        "proposed": proposed,
        "sentences": replacement_words.sentences(grounds),
        "passed_over": replacement_words.passed_over(grounds),
        "obstacles": [
            (row.application, replacement_words.obstacle_in_words(row.obstacle))
            for row in islice(hindered, MOST_OBSTACLES)
        ],
        "form": (came_back or FreedPlaceForm(candidates=found, key=offer.pk))
        if may_manage and (has_place or came_back)
        else None,
    }


def _form_of(key: int, came_back: tuple | None):
    return came_back[1] if came_back and came_back[0] == key else None


def _time_requests():
    return TimeRequest.objects.select_related(
        "offer__application__call__edition__venue", "offer__application__applicant", "offer__decision"
    )


def _key(text: str):
    """A key that no row has when the text is none."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)
