"""The sessions of the programme, and the way to their attendance."""

from django.contrib import admin
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from .. import rules
from ..models import Edition, LanguageTrack, ProgrammeSession, Room
from ..staff import attendance
from .columns import EditionColumn


@admin.register(ProgrammeSession)
class ProgrammeSessionAdmin(RoleAccess, EditionColumn, TranslationAdmin):
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.SELECTION_OFFICER, Role.READER)
    list_display = ["title", "kind", "day", "time", "room", "track", "edition_short", "attendance_link"]
    list_filter = ["edition", "kind", "track__language"]
    list_select_related = ["edition__venue", "room", "track"]
    list_per_page = 50
    search_fields = ["title", "abstract"]
    change_list_template = "admin/sessions_app/programmesession/change_list.html"
    ordering = ["-starts_at"]

    def get_list_display(self, request):
        if rules.can_mark_attendance(request.user):
            return self.list_display
        return [column for column in self.list_display if column != "attendance_link"]

    def changelist_view(self, request, extra_context=None):
        may_mark = rules.can_mark_attendance(request.user)
        return super().changelist_view(request, {**(extra_context or {}), "may_mark": may_mark})

    @admin.display(description=_("day"), ordering="starts_at")
    def day(self, session: ProgrammeSession):
        return session.venue_day

    @admin.display(description=_("time at the venue"))
    def time(self, session: ProgrammeSession) -> str:
        return session.venue_time

    @admin.display(description=_("attendance"))
    def attendance_link(self, session: ProgrammeSession) -> str:
        address = reverse("admin:sessions_app_session_attendance", args=[session.pk])
        return format_html('<a href="{}">{}</a>', address, _("Mark"))

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Rooms and tracks are named with where they belong."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "room":
            field.queryset = Room.objects.select_related("venue")
            field.label_from_instance = lambda room: f"{room.venue.city} – {room.name}"
        if db_field.name == "track":
            field.queryset = LanguageTrack.objects.select_related("edition")
            field.label_from_instance = lambda track: f"{track} – {track.edition}"
        if db_field.name == "edition":
            field.queryset = Edition.objects.order_by("-starts_on")
        return field

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("attendance/", page(attendance.overview), name="sessions_app_attendance"),
            path("<int:pk>/attendance/", page(attendance.session), name="sessions_app_session_attendance"),
            path("complete/<int:pk>/", page(attendance.complete), name="sessions_app_complete"),
            path("reopen/<int:pk>/", page(attendance.reopen), name="sessions_app_reopen"),
            *super().get_urls(),
        ]
