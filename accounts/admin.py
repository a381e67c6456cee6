"""People and their roles, for administrators."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm
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
from .adding import add_person
from .admin_access import ReadOnly, RoleAccess
from .admin_fields import TimeZoneField
from .models import SecondFactorRemoval, User
from .roles import Role
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


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class RolesField(forms.ModelMultipleChoiceField):
    """The groups that are roles, each by the role's name."""

    def __init__(self, **options):
        super().__init__(
            Group.objects.filter(name__in=Role.values),
            label=_("Roles"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **options,
        )


class PasswordForm(AdminPasswordChangeForm):
    """Django's, in words for whoever has not heard of LDAP."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if choice := self.fields.get("usable_password"):  # asked of whom has a password
            choice.help_text = _("Disabled: the person signs in with a code sent by mail or a passkey.")


@admin.register(User)
class UserAdmin(RoleAccess, TimeZoneField, DjangoUserAdmin):
    add_form = forms.ModelForm
    change_password_form = PasswordForm
    add_form_template = "admin/change_form.html"
    ordering = ["email"]
    list_display = ["email", "given_names", "family_names", "language", "is_staff", "is_active"]
    list_filter = ["is_staff", "is_active", "language", RoleFilter, SecondFactorFilter]
    search_fields = ["email", "given_names", "family_names"]
    filter_horizontal = []
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
            {
                "fields": ["email", "given_names", "family_names", "language", "is_staff", "groups"],
                "description": _(
                    "No password is set. Ask the person to sign in with this address and a code sent to it."
                ),
            },
        )
    ]

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        """A person is erased, after a dry run, and never deleted: what was done stays in the history."""
        return False

    def save_model(self, request: HttpRequest, obj: User, form, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
        else:
            add_person(obj)

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        if db_field.name == "groups":
            return RolesField()
        return super().formfield_for_manytomany(db_field, request, **kwargs)

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
