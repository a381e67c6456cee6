"""A participant's programme for calendar programs, at a secret address that can be withdrawn."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..models import CalendarAddress
from ..session_calendars import calendar_of
from .own import own
from .timetable import sessions_of


@require_POST
@login_required
def calendar_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a new address, the old one good no more; with `withdraw` none is left."""
    found = own(request, pk)
    CalendarAddress.objects.filter(participation=found).delete()
    if "withdraw" in request.POST:
        messages.success(
            request, _("The calendar’s address is withdrawn. Calendars that use it are empty now.")
        )
    else:
        CalendarAddress.objects.create(participation=found)
        messages.success(request, _("The calendar has a new address."))
    return redirect("timetable", pk=found.pk)


@never_cache
@require_safe
def calendar_feed(_request: HttpRequest, key: str) -> HttpResponse:
    """Whoever has the address reads it: a calendar program can’t sign in."""
    addresses = CalendarAddress.objects.select_related(
        "participation__edition__venue", "participation__track", "participation__person"
    )
    found = get_object_or_404(addresses, key=key).participation
    with translation.override(found.person.language):
        content = calendar_of(found.edition, sessions_of(found))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")
