"""The time zones that a person, or a venue, can be in."""

import zoneinfo


def time_zone_choices() -> list[tuple[str, str]]:
    """Every IANA time zone, as choices of a form."""
    return [(zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones())]
