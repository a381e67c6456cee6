"""A date typed as day, month, year: the same in every browser, with or without its own calendar."""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

YEAR_FIRST = re.compile(r"(\d{4})[-./\s](\d{1,2})[-./\s](\d{1,2})$")
DAY_FIRST = re.compile(r"(\d{1,2})[-./\s]+(\d{1,2})[-./\s]+(\d{4})$")
FIRST_YEAR, LAST_YEAR = 1900, 2100


class DayField(forms.CharField):
    """Day, month, year in digits with whatever between them; 2026-11-24 as well."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Write day, month and year in digits, for example 27/3/1985."),
        "no_day": _(
            "This day does not exist in the calendar. Write day, month and year, for example 27/3/1985."
        ),
        "year": _("Write a year between %(first)s and %(last)s."),
    }

    def __init__(self, **options) -> None:
        super().__init__(**options)
        self.help_text = self.help_text or _("Day, month and year, for example 27/3/1985.")

    def to_python(self, value) -> date | str:
        typed = str(value or "").strip()
        if not typed:
            return ""
        if found := YEAR_FIRST.match(typed):
            year, month, day = map(int, found.groups())
        elif found := DAY_FIRST.match(typed):
            day, month, year = map(int, found.groups())
        else:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        if not FIRST_YEAR <= year <= LAST_YEAR:
            words = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(self.error_messages["year"] % words, code="year")
        try:
            return date(year, month, day)
        except ValueError:
            raise forms.ValidationError(self.error_messages["no_day"], code="no_day") from None

    def as_typed(self, stored) -> str:
        """A stored date as it is typed."""
        if not stored:
            return ""
        try:
            day = date.fromisoformat(str(stored))
        except ValueError:
            return str(stored)
        return f"{day.day}/{day.month}/{day.year}"
