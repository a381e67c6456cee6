"""People and their roles, for administrators."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from . import (
    privacy_admin,  # noqa: F401  registers its tables
    second_factor,
)
from .admin_access import ReadOnly, RoleAccess
from .models import SecondFactorRemoval, User
from .second_factor_pages import remove_second_factor

# Roles are made by the code (roles.py); who holds one is said on the person.
admin.site.unregister(Group)


class SecondFactorFilter(admin.SimpleListFilter):
    title = _("second factor")
    parameter_name = "second_factor"

    def lookups(self, request, model_admin):
        return [("none", pgettext("second factor", "None"))]

    def queryset(self, request, queryset):
        return second_factor.without(queryset) if self.value() == "none" else queryset


@admin.register(User)
class UserAdmin(RoleAccess, DjangoUserAdmin):
    ordering = ["email"]
    list_display = ["email", "given_names", "family_names", "language", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_active", "language", "groups", SecondFactorFilter]
    search_fields = ["email", "given_names", "family_names"]
    filter_horizontal = ["groups"]
    readonly_fields = ["last_login", "date_joined", "second_factors"]
    fieldsets = [
        (None, {"fields": ["email", "password", "second_factors"]}),
        (
            _("Person"),
            {
                "fields": [
                    "given_names",
                    "family_names",
                    "language",
                    "time_zone",
                    "wants_reminders",
                    "wants_digest",
                ]
            },
        ),
        (_("Rights"), {"fields": ["is_active", "is_staff", "groups"]}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (
            None,
            {"fields": ["email", "given_names", "family_names", "usable_password", "password1", "password2"]},
        )
    ]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """A person is erased, after a dry run, and never deleted: what was done stays in the history."""
        return False

    def get_urls(self):
        return [
            path(
                "<int:pk>/second-factor/",
                self.admin_site.admin_view(remove_second_factor),
                name="accounts_remove_second_factor",
            ),
            *super().get_urls(),
        ]

    @admin.display(description=_("second factor"))
    def second_factors(self, person: User) -> str:
        """What the person has, and the way to take it away when it is lost."""
        if not (names := second_factor.named(person)):
            return pgettext("second factor", "None")
        return format_html(
            '{} <a href="{}">{}</a>',
            ", ".join(names),
            reverse("admin:accounts_remove_second_factor", args=[person.pk]),
            _now("It is lost: remove it"),
        )


@admin.register(SecondFactorRemoval)
class SecondFactorRemovalAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    list_display = ["person", "by", "factors", "reason", "removed_at"]
    list_select_related = ["person", "by"]
    search_fields = ["person__email"]
    date_hierarchy = "removed_at"
