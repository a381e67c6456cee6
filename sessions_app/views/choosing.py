"""Choosing sessions by slot."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from .. import choosing as rule
from ..models import Participation
from ..refusals import REFUSALS
from .own import own


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    """The slots with what is wished and held; POST writes the wishes, slot by slot."""
    found = own(request, pk)
    slots = rule.choices_for(found)
    typed = _typed(request, slots)
    faults: dict[int, str] = {}
    if request.method == "POST":
        faults = _written(request, found, slots, typed)
        if not faults:
            messages.success(request, _("Your choices are saved. You see at once what you have."))
            return redirect("choose-sessions", pk=found.pk)
    is_open = found.edition.is_programme_published and found.edition.is_choosing_open
    return render(
        request,
        "sessions_app/choose.html",
        {
            "participation": found,
            "edition": found.edition,
            "is_open": is_open and found.status == Participation.Status.CONFIRMED,
            "slots": [
                {
                    "number": number,
                    "choices": [(choice, typed.get(choice.session.pk, choice.rank)) for choice in slot],
                    "ranks": range(1, len(slot) + 1),
                    "fault": faults.get(number, ""),
                    "seat": next((choice for choice in slot if choice.has_seat), None),
                    "waits": [choice for choice in slot if choice.place],
                }
                for number, slot in enumerate(slots, start=1)
            ],
        },
        status=200,
    )


def _typed(request: HttpRequest, slots: list) -> dict[int, int | None]:
    """Of each session, the choice that the form names."""
    typed = {}
    for slot in slots:
        for choice in slot:
            value = request.POST.get(f"session-{choice.session.pk}")
            if value is not None:
                rank = int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 0
                typed[choice.session.pk] = rank or None
    return typed


def _written(request: HttpRequest, found: Participation, slots: list, typed: dict) -> dict[int, str]:
    """Write each slot of the form; what was refused, by number of the slot."""
    faults = {}
    for number, slot in enumerate(slots, start=1):
        keys = [choice.session.pk for choice in slot]
        wished = {key: typed[key] for key in keys if typed.get(key)}
        if not any(key in typed for key in keys):
            continue
        if len(set(wished.values())) != len(wished):
            faults[number] = _("Two sessions have the same choice. Please number them differently.")
            continue
        try:
            rule.choose(participation=found, slot=keys, ranked=sorted(wished, key=wished.get))
        except REFUSALS as refusal:
            faults[number] = str(refusal)
    return faults
