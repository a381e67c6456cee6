"""Venues with their rooms, editions with their tracks."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline

from accounts.admin_access import RoleAccess
from accounts.admin_fields import CellsNamed, TimeZoneField
from accounts.roles import Role
from inspection.handout import inspect_handout

from ..models import Edition, EditionDocument, EvaluationQuestion, LanguageTrack, Room, Theme, Venue
from ..venue_time import InVenueTime, VenueMomentField
from .at_once import HeldWhileSaved, SeenForm
from .columns import CountryField, CountryFilter
from .refused import RefusedByTheDatabase

EDITORS = (Role.PROGRAMME_OFFICER,)
VIEWERS = (Role.SELECTION_OFFICER, Role.READER)


class RoomInline(CellsNamed, RoleAccess, admin.TabularInline):
    model = Room
    editors, viewers = EDITORS, VIEWERS
    extra = 0


@admin.register(Venue)
class VenueAdmin(RoleAccess, CountryField, TimeZoneField, TranslationAdmin):
    editors, viewers = EDITORS, VIEWERS
    list_display = ["name", "city", "country_named", "time_zone"]
    list_filter = [CountryFilter]
    search_fields = ["name", "city", "address"]
    inlines = [RoomInline]


class TrackInline(CellsNamed, RoleAccess, admin.TabularInline):
    model = LanguageTrack
    editors, viewers = EDITORS, VIEWERS
    extra = 0


class ThemeInline(CellsNamed, RoleAccess, TranslationTabularInline):
    model = Theme
    editors, viewers = EDITORS, VIEWERS
    extra = 0


class DocumentForm(forms.ModelForm):
    class Meta:
        model = EditionDocument
        fields = "__all__"  # noqa: DJ007  the admin leaves out what is not for it

    def clean_file(self):
        sent = self.cleaned_data["file"]
        if sent and "file" in self.changed_data:
            inspect_handout(sent)
        return sent


class DocumentInline(RoleAccess, TranslationStackedInline):
    model = EditionDocument
    form = DocumentForm
    editors, viewers = EDITORS, VIEWERS
    extra = 0


class QuestionInline(RoleAccess, TranslationStackedInline):
    model = EvaluationQuestion
    editors, viewers = EDITORS, VIEWERS
    extra = 0

    def has_delete_permission(self, request, obj=None) -> bool:
        """Answers hang on a question: it stays once somebody has answered."""
        answered = obj is not None and obj.evaluation_questions.filter(answers__isnull=False).exists()
        return super().has_delete_permission(request, obj) and not answered


class EditionForm(InVenueTime, SeenForm):
    placed_by = "venue"
    choosing_opens_at = VenueMomentField(
        label=_("Choosing opens at"), required=False, help_text=_("In the venue’s time.")
    )
    choosing_closes_at = VenueMomentField(
        label=_("Choices may be changed until"),
        required=False,
        help_text=_("In the venue’s time. The last moment."),
    )

    class Meta:
        model = Edition
        fields = "__all__"


@admin.register(Edition)
class EditionAdmin(HeldWhileSaved, RefusedByTheDatabase, RoleAccess, TranslationAdmin):
    form = EditionForm
    editors, viewers = EDITORS, VIEWERS
    list_display = ["title", "city", "starts_on", "ends_on", "places", "is_published"]
    list_filter = ["is_published", "venue"]
    list_select_related = ["venue"]
    search_fields = ["title", "slug", "venue__city"]
    date_hierarchy = "starts_on"
    inlines = [TrackInline, ThemeInline, DocumentInline, QuestionInline]
    change_form_template = "admin/sessions_app/edition/change_form.html"
    fieldsets = [
        (None, {"fields": ["title", "slug", "summary", "description", "is_published"]}),
        (_("When and where"), {"fields": ["venue", "starts_on", "ends_on", "contact_email"]}),
        (_("Places and fee"), {"fields": ["places", "tuition"]}),
        (
            _("Choosing sessions"),
            {"fields": ["choosing_mode", "choosing_opens_at", "choosing_closes_at"]},
        ),
        (_("Participants"), {"fields": ["details_due_on", "joining_instructions"]}),
        (_("Certificate"), {"fields": ["required_attendance", "signatory_name", "signatory_position"]}),
    ]

    @admin.display(description=_("place"), ordering="venue__city")
    def city(self, edition: Edition) -> str:
        return edition.venue.city
