"""What the participants of an edition need for journey and stay, for the programme officers alone."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import access_log
from accounts.models import AccessRecord
from accounts.staff_pages import allowed, staff_page

from .. import rules
from ..countries import country_name
from ..models import Edition, ParticipantDetails, Participation
from .editions import chosen_edition


@require_safe
@allowed(rules.can_prepare)
def overview(request: HttpRequest) -> HttpResponse:
    """Arrivals and departures, meals without names, needs of access, whom to call, and who said nothing."""
    edition, editions = chosen_edition(request)
    context = {"title": _("Journeys and stays"), "edition": edition, "editions": editions}
    if edition:
        access_log.note(by=request.user, what=AccessRecord.What.DETAILS, about=edition)
        context |= _stays_of(edition)
    return staff_page(request, "sessions_app/stays.html", **context)


def _stays_of(edition: Edition) -> dict:
    active = Participation.objects.active().filter(edition=edition)
    rows = list(
        ParticipantDetails.objects.filter(participation__in=active)
        .select_related("participation")
        .order_by("arrives_on", "participation__printed_name")
    )
    for row in rows:
        row.nationality_named = country_name(row.nationality) if row.nationality else ""
    meals = Counter(row.get_diet_display() for row in rows)
    return {
        "rows": rows,
        "meals": sorted(meals.items(), key=lambda pair: -pair[1]),
        "diet_notes": sorted(row.diet_note for row in rows if row.diet_note),
        "silent": active.filter(details=None).order_by("printed_name"),
    }
