"""Two officers at one row at a time: whoever saves last does not write over what they never saw."""

import hashlib

from django import forms
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext as _


class SeenForm(forms.ModelForm):
    """Carries the mark of the row as it was when the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stands = _mark_of(self.instance) if self.instance.pk else ""
        self.initial["seen"] = self.stands

    def clean(self):
        values = super().clean()
        if self.stands and values.get("seen") and values["seen"] != self.stands:
            self.data = self.data.copy()
            self.data[self.add_prefix("seen")] = self.stands  # whoever has read this may save
            self.add_error(
                None,
                _(
                    "Somebody else has saved this since you opened it. What you wrote is still here: save again "
                    "to put it in place of theirs, or open the page anew to see theirs."
                ),
            )
        return values


class HeldWhileSaved:
    """Mixin for ModelAdmin with a SeenForm. The row is locked from its reading to its saving."""

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None):
        """The mark goes with the form of whoever may save it."""
        parts = super().get_fieldsets(request, obj)
        if obj is None or not self.has_change_permission(request, obj):
            return parts
        name, first = parts[0]
        return [(name, {**first, "fields": [*first["fields"], "seen"]}), *parts[1:]]

    def get_object(self, request: HttpRequest, object_id: str, from_field=None) -> Model | None:
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            self.hold(found)
            found.refresh_from_db()
        return found

    def hold(self, row: Model) -> None:
        """Lock the row, and before it what a rule locks together with it."""
        self.model._base_manager.select_for_update(no_key=True).filter(pk=row.pk).first()


def _mark_of(row: Model) -> str:
    """Of the columns as they were read."""
    columns = [str(row.__dict__.get(field.attname)) for field in row._meta.concrete_fields]
    return hashlib.sha256("\0".join(columns).encode()).hexdigest()[:24]
