"""People and their roles, for administrators."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import privacy_admin  # noqa: F401  registers its tables
from .admin_access import RoleAccess
from .models import User

# Roles are made by the code (roles.py); who holds one is said on the person.
admin.site.unregister(Group)


@admin.register(User)
class UserAdmin(RoleAccess, DjangoUserAdmin):
    ordering = ["email"]
    list_display = ["email", "given_names", "family_names", "language", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_active", "language", "groups"]
    search_fields = ["email", "given_names", "family_names"]
    filter_horizontal = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "password"]}),
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
