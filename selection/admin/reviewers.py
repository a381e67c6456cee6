from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import RoleAccess
from accounts.models import User
from accounts.roles import Role
from applications.admin.concealing import RefusesBarred

from ..conflicts import declare
from ..models import ConflictDeclaration, ReviewerProfile
from ..reviewer_forms import ConflictDeclarationForm, ReviewerProfileForm
from ..staff import reviewers


@admin.register(ReviewerProfile)
class ReviewerProfileAdmin(RoleAccess, admin.ModelAdmin):
    viewers = (Role.APPROVER,)
    editors = (Role.SELECTION_OFFICER,)
    form = ReviewerProfileForm
    list_display = ["person", "edition", "organisation", "languages_read", "capacity", "is_available"]
    list_filter = ["is_available", "edition"]
    list_select_related = ["person", "edition"]
    search_fields = ["person__given_names", "person__family_names", "person__email", "organisation"]

    @admin.display(description=_("languages read"))
    def languages_read(self, profile):
        return ", ".join(profile.languages)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "person":
            kwargs["queryset"] = User.objects.in_role(Role.REVIEWER).order_by("family_names", "given_names")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("mine/", page(reviewers.own), name="selection_my_profile"),
            path("mine/conflict/", page(reviewers.declare), name="selection_declare_conflict"),
            path("edition/<int:pk>/", page(reviewers.reviewers), name="selection_reviewers"),
            *super().get_urls(),
        ]


@admin.register(ConflictDeclaration)
class ConflictDeclarationAdmin(RefusesBarred, RoleAccess, admin.ModelAdmin):
    """Written by officers for others; a reviewer declares on their own page."""

    conceals_rows = False  # that somebody declared a conflict is no secret of the application

    viewers = (Role.APPROVER,)
    editors = (Role.SELECTION_OFFICER,)
    list_display = ["reviewer", "application", "organisation", "note", "declared_by", "declared_at"]
    list_select_related = ["reviewer", "application", "declared_by"]
    form = ConflictDeclarationForm
    autocomplete_fields = ["application"]
    search_fields = ["reviewer__family_names", "organisation", "application__reference"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "reviewer":
            kwargs["queryset"] = User.objects.filter(is_staff=True).order_by("family_names", "given_names")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_model(self, request, obj, form, change):
        """A new one through the rule, so that the reviews it concerns are declined."""
        if change:
            super().save_model(request, obj, form, change)
            return
        declared = declare(
            person=obj.reviewer,
            by=request.user,
            application=obj.application,
            organisation=obj.organisation,
            note=obj.note,
        )
        obj.pk = declared.pk
