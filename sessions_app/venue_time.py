"""Moments that staff type in the venue's time, wherever they sit themselves."""

import zoneinfo
from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MomentInput(forms.DateTimeInput):
    """The browser's own control; typed by hand it takes 2027-03-01 17:00 too."""

    input_type = "datetime-local"

    def format_value(self, value):
        if isinstance(value, datetime):
            return value.isoformat(timespec="seconds" if value.second else "minutes")
        return value


class VenueMomentField(forms.DateTimeField):
    """A date and time meant in `zone`, which the form sets; a reader's own time zone plays no part."""

    widget = MomentInput
    default_error_messages = {
        "invalid": _("Write the day and the time, for example 2027-03-01 17:00."),
    }
    zone: zoneinfo.ZoneInfo | None = None

    def prepare_value(self, value):
        with timezone.override(self.zone):
            return super().prepare_value(value)

    def to_python(self, value):
        with timezone.override(self.zone):
            return super().to_python(value)


class VenueSplitField(forms.SplitDateTimeField):
    """The same as a day and a time beside each other, as the admin asks for moments."""

    zone: zoneinfo.ZoneInfo | None = None

    def __init__(self, **options):
        widget = forms.SplitDateTimeWidget(
            date_format="%Y-%m-%d",
            time_format="%H:%M",
            date_attrs={"type": "date", "aria-label": _("Day")},
            time_attrs={"type": "time", "aria-label": _("Time")},
        )
        super().__init__(widget=widget, **options)

    def prepare_value(self, value):
        if not isinstance(value, datetime):
            return value
        return timezone.localtime(value, self.zone).replace(tzinfo=None)

    def compress(self, values):
        with timezone.override(self.zone):
            return super().compress(values)
