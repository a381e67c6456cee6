"""The privacy page: the register of personal data, in words."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from privacy import Declared, Held, register
from privacy.purposes import PURPOSES, Purpose
from privacy.register import Fate

from ..shared_pages import shared


@dataclass(frozen=True)
class Told:
    """One purpose, and what is kept for it: pairs of a table and its fields, in words."""

    purpose: Purpose
    kept: list[tuple[str, str]]
    statistics: list[tuple[str, str]]


def purposes_told() -> list[Told]:
    """The purposes for which anything is kept, in their order."""
    told = [
        Told(purpose, _fields(purpose, Fate.ERASED, Fate.OFFICE), _fields(purpose, Fate.KEPT))
        for purpose in PURPOSES
    ]
    return [one for one in told if one.kept or one.statistics]


def _fields(purpose: Purpose, *fates: Fate) -> list[tuple[str, str]]:
    found = []
    for known in register.values():
        held = [one for one in known.held.values() if one.purpose is purpose and one.fate in fates]
        if names := _names(known, held):
            found.append((known.name, ", ".join(names)))
    return found


def _names(known: Declared, held: list[Held]) -> list[str]:
    """In the reader's language; of marks for the machine, which have no name in words, none."""
    return list(dict.fromkeys(filter(None, (known.label(one.name) for one in held))))


@require_safe
@shared
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "academy/privacy.html", {"told": purposes_told()})
