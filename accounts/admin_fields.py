"""Fields as the admin shows them: named for whoever hears the page, chosen from a list where there is one."""

from django import forms
from django.utils.text import capfirst

from .time_zones import time_zone_choices


class CellsNamed:
    """Mixin for inlines in a table: each field carries the name that stands at the head of its column."""

    template = "admin/table_inline.html"

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (_NamingCells, formset), {})


class _NamingCells:
    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # that of a key is wrapped
            widget.attrs["aria-label"] = capfirst(field.label or "")


class TimeZoneField:
    """Mixin for ModelAdmin of rows with a `time_zone`: chosen from those that there are."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "time_zone":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.ChoiceField(label=capfirst(db_field.verbose_name), choices=time_zone_choices)
