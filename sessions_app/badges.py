"""Badges: a code for each participant, as QR on the phone and on a printed sheet."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import segno
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from printing import lettering, typesetting

from .countries import country_name
from .models import Badge, Edition, Participation

LAYOUT = Path(__file__).parent / "layout" / "badges.typ"


def badge_of(participation: Participation) -> Badge:
    """The participant's badge, made when it is first asked for."""
    return Badge.objects.get_or_create(participation=participation)[0]


def replace(participation: Participation) -> Badge:
    """A new code: the lost badge is good no more."""
    Badge.objects.filter(participation=participation).delete()
    return badge_of(participation)


def badges_of(edition: Edition) -> list[Badge]:
    """A badge for everybody who takes part, by printed name; those that lack are made."""
    active = Participation.objects.active().filter(edition=edition)
    Badge.objects.bulk_create(
        [Badge(participation=person) for person in active.filter(badge=None)], ignore_conflicts=True
    )
    badges = Badge.objects.filter(participation__in=active)
    return list(badges.select_related("participation__track").order_by("participation__printed_name"))


def qr_svg(code: str, *, scale: int = 8) -> str:
    """The code as a drawing that needs no style."""
    drawing = BytesIO()
    segno.make(code, error="m", micro=False).save(
        drawing, kind="svg", border=0, scale=scale, dark="#230050", xmldecl=False, omitsize=True
    )
    return drawing.getvalue().decode()


def badge_sheet(edition: Edition, badges: Iterable[Badge]) -> bytes:
    """The badges to print and to cut, eight on a page of A4. Raises typesetting.CannotBeMade."""
    return typesetting.typeset_legibly(
        LAYOUT,
        {
            "language": get_language() or "en",
            "organisation": _("International Labour Organization"),
            "title": _("Badges: %(edition)s") % {"edition": edition.title},
            "edition": f"{_('Academy on Social and Solidarity Economy')} · {edition.venue.city} {edition.starts_on.year}",
            "people": [_person(badge) for badge in badges],
        },
    )


def _person(badge: Badge) -> dict:
    person = badge.participation
    return {
        "name": person.printed_name,
        "language": lettering.language_of(person.printed_name, person.country),
        "country": country_name(person.country) if person.country else "",
        "track": str(person.track),
        "code": badge.code,
        "qr": qr_svg(badge.code),
    }
