"""Where the participants of an edition came from: counted by country, and on a map."""

import json
from functools import cache

import pycountry
from django.conf import settings
from django.db.models import Count

from sessions_app.countries import country_name
from sessions_app.models import Edition, Participation

SMALLEST, LARGEST = 4, 22  # radius of a circle on the map


def participants_by_country(edition: Edition) -> list[tuple[str, str, int]]:
    """Code, name and number, the most first, in one query."""
    rows = Participation.objects.active().filter(edition=edition).exclude(country="")
    counted = rows.order_by().values_list("country").annotate(number=Count("pk"))
    named = [(code, country_name(code), number) for code, number in counted]
    return sorted(named, key=lambda row: (-row[2], row[1]))


def on_the_map(countries: list[tuple[str, str, int]]) -> dict:
    """Circles whose area is the number of people; countries too small for the map are in the table."""
    world = _world()
    most = max([number for _code, _name, number in countries] or [1])
    circles = []
    for code, name, number in countries:
        country = pycountry.countries.get(alpha_2=code)
        centre = country and world["centres"].get(country.numeric)
        if centre:
            radius = max(SMALLEST, LARGEST * (number / most) ** 0.5)
            circles.append(
                {"x": centre[0], "y": centre[1], "radius": round(radius, 1), "name": name, "number": number}
            )
    return {"width": world["width"], "height": world["height"], "circles": circles}


@cache
def _world() -> dict:
    """Where countries are on the drawing (frontend/world.mjs)."""
    path = settings.ROOT / "frontend" / "dist" / "world-centres.json"
    return json.loads(path.read_text()) if path.exists() else {"width": 960, "height": 460, "centres": {}}
