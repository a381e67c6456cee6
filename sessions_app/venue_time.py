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


class InVenueTime:
    """Mixin for model forms: each moment is meant in the time of the venue, wherever the officer sits.
    `placed_by` names the key to what has a `zone`: the edition, or an edition's venue."""

    placed_by = "edition"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        zone = self._zone()
        for field in self.fields.values():
            if isinstance(field, VenueMomentField):
                field.zone = zone

    def _zone(self) -> zoneinfo.ZoneInfo | None:
        """Of the place that was chosen in the form, else of the row's."""
        key = str(
            self.data.get(self.placed_by)
            or self.initial.get(self.placed_by)
            or getattr(self.instance, f"{self.placed_by}_id")
            or ""
        )
        if not (key.isascii() and key.isdigit()):
            return None
        places = self._meta.model._meta.get_field(self.placed_by).related_model.objects
        found = places.select_related().filter(pk=key).first()
        return found.zone if found else None
