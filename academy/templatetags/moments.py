"""Dates and times as the reader and the venue see them."""

import zoneinfo
from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from sessions_app.periods import period_in_words

register = template.Library()
register.simple_tag(period_in_words, name="period")


@register.simple_tag
def moment(value: datetime, zone: str = ""):
    """A date and time in the reader's time zone, or in the one named."""
    local = timezone.localtime(value, zoneinfo.ZoneInfo(zone) if zone else None)
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), date_format(local, "DATETIME_FORMAT")
    )


@register.inclusion_tag("components/deadline.html")
def deadline(value: datetime, venue, title: str):
    """A deadline in the venue's time and, where it differs, in the reader's."""
    return {"title": title, "value": value, **venue_and_reader(value, venue)}


@register.simple_tag
def venue_and_reader(value: datetime, venue):
    """A moment in words: `at_venue`, and `here` in the reader's `zone` where that differs."""
    at_venue = timezone.localtime(value, venue.zone)
    here = timezone.localtime(value)
    return {
        "at_venue": date_format(at_venue, "DATETIME_FORMAT"),
        "city": venue.city,
        "here": date_format(here, "DATETIME_FORMAT") if here.utcoffset() != at_venue.utcoffset() else "",
        "zone": timezone.get_current_timezone_name().replace("_", " "),
    }
