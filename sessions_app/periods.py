"""The days of an edition as words."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def period_in_words(first: date, last: date) -> str:
    """Two dates as one period, short where month or year is shared."""
    if first == last:
        return date_format(last, "DATE_FORMAT")
    words = {"last": date_format(last, "DATE_FORMAT")}
    if (first.year, first.month) == (last.year, last.month):
        return _("%(first)s–%(last)s") % {"first": first.day, **words}
    shared = "MONTH_DAY_FORMAT" if first.year == last.year else "DATE_FORMAT"
    return _("%(first)s – %(last)s") % {"first": date_format(first, shared), **words}
