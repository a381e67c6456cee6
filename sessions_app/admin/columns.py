"""What the lists and forms of the programme share."""

from django import forms
from django.contrib import admin
from django.utils.text import capfirst
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
            label=capfirst(db_field.verbose_name),
            required=not db_field.blank,
            choices=[("", "–"), *country_choices()],
        )


class CountryFilter(admin.SimpleListFilter):
    """The countries that occur, by name."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request, model_admin):
        codes = model_admin.get_queryset(request).order_by().values_list("country", flat=True).distinct()
        return sorted(((code, country_name(code)) for code in codes if code), key=lambda pair: pair[1])

    def queryset(self, request, queryset):
        return queryset.filter(country=self.value()) if self.value() else queryset


class EditionColumn:
    """Mixin for ModelAdmin of rows of an `edition`: where and in which year, short enough for a list.
    Select `edition__venue`."""

    @admin.display(description=_("edition"), ordering="edition__starts_on")
    def edition_short(self, row) -> str:
        return f"{row.edition.venue.city} {row.edition.starts_on.year}"
