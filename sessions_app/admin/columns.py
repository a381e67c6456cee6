"""What the lists and forms of the programme share."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..countries import country_choices, country_name


class CountryField:
    """Mixin for ModelAdmin of rows with a `country`: named in lists, chosen by name in forms."""

    @admin.display(description=_("country"), ordering="country")
    def country_named(self, row) -> str:
        return country_name(row.country) if row.country else "–"

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name != "country":
            return super().formfield_for_dbfield(db_field, request, **kwargs)
        return forms.ChoiceField(
            label=db_field.verbose_name,
            required=not db_field.blank,
            choices=[("", "–"), *country_choices()],
        )


class EditionColumn:
    """Mixin for ModelAdmin of rows of an `edition`: where and in which year, short enough for a list.
    Select `edition__venue`."""

    @admin.display(description=_("edition"), ordering="edition__starts_on")
    def edition_short(self, row) -> str:
        return f"{row.edition.venue.city} {row.edition.starts_on.year}"


class NamedInCells:
    """Mixin for tables of rows within a form: whoever hears the page hears the name of each cell, which
    others read at the head of its column."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs.setdefault("aria-label", field.label)
        return field

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.deletion_widget = forms.CheckboxInput(attrs={"aria-label": _("Delete")})
        return formset
