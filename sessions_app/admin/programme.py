"""The sessions of the programme, and the way to their attendance."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.admin_fields import CellsNamed
from accounts.roles import Role

from .. import choosing, publishing, rules
from ..clashes import refuse_speaker
from ..languages import WorkingLanguage
from ..models import Edition, LanguageTrack, ProgrammeSession, Room, SessionSpeaker, Theme
from ..staff import attendance, badges, board, evaluation, placing, scanning, stays, workspace
from ..venue_time import InVenueTime, VenueMomentField
from .at_once import HeldWhileSaved, SeenForm
from .columns import EditionColumn
from .refused import RefusedByTheDatabase


class SpeakingFormSet(forms.BaseInlineFormSet):
    """Each speaker is free at the time of the session, as the form has it now."""

    def clean(self) -> None:
        super().clean()
        session = self.instance
        for form in self.forms:
            values = getattr(form, "cleaned_data", {})
            if values.get("DELETE") or not (values.get("speaker") and session.starts_at and session.ends_at):
                continue
            try:
                refuse_speaker(session, values["speaker"])
            except ValidationError as fault:
                form.add_error("speaker", fault)


class SpeakingInline(CellsNamed, RoleAccess, admin.TabularInline):
    model = SessionSpeaker
    formset = SpeakingFormSet
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.SELECTION_OFFICER, Role.READER)
    autocomplete_fields = ["speaker"]
    extra = 0


class SessionForm(InVenueTime, SeenForm):
    """Moments in the venue's time, languages as boxes to tick."""

    starts_at = VenueMomentField(label=_("Starts at"), help_text=_("Time at the venue."))
    ends_at = VenueMomentField(label=_("Ends at"), help_text=_("Time at the venue."))

    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        choices=WorkingLanguage,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    interpretation = forms.MultipleChoiceField(
        label=_("Interpreted into"),
        choices=WorkingLanguage,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = ProgrammeSession
        fields = [
            "edition",
            "kind",
            "title",
            "abstract",
            "starts_at",
            "ends_at",
            "room",
            "track",
            "theme",
            "languages",
            "interpretation",
            "capacity",
        ]

    def clean_capacity(self) -> int | None:
        """Not fewer seats than are taken."""
        capacity = self.cleaned_data["capacity"]
        taken = self.instance.enrolments.count() if self.instance.pk else 0
        if capacity is not None and capacity < taken:
            raise ValidationError(
                ngettext("%(number)d seat is taken already.", "%(number)d seats are taken already.", taken)
                % {"number": taken}
            )
        return capacity

    def clean(self):
        """Track and theme are the edition's, the room is its venue's."""
        values = super().clean()
        edition = values.get("edition")
        for name, owner in (("track", "edition_id"), ("theme", "edition_id")):
            chosen = values.get(name)
            if edition and chosen and getattr(chosen, owner) != edition.pk:
                self.add_error(name, _("This belongs to another edition."))
        room = values.get("room")
        if edition and room and room.venue_id != edition.venue_id:
            self.add_error("room", _("This room is in another venue than the edition."))
        return values


@admin.register(ProgrammeSession)
class ProgrammeSessionAdmin(
    HeldWhileSaved, RefusedByTheDatabase, RoleAccess, EditionColumn, TranslationAdmin
):
    form = SessionForm
    inlines = [SpeakingInline]
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
        if db_field.name == "theme":
            field.queryset = Theme.objects.select_related("edition")
            field.label_from_instance = lambda theme: f"{theme} – {theme.edition}"
        if db_field.name == "edition":
            field.queryset = Edition.objects.order_by("-starts_on")
        return field

    def hold(self, row: ProgrammeSession) -> None:
        choosing.hold_slot(row)

    def save_model(self, request, obj, form, change):
        told = publishing.save_session(session=obj)
        if told:
            messages.info(
                request,
                ngettext(
                    "%(number)d participant is told of the change.",
                    "%(number)d participants are told of the change.",
                    told,
                )
                % {"number": told},
            )

        placing.tell_seated_twice(request, obj)

    def delete_model(self, request, obj):
        publishing.cancel_session(session=obj)

    def delete_queryset(self, request, queryset):
        for session in queryset:
            publishing.cancel_session(session=session)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("attendance/", page(attendance.overview), name="sessions_app_attendance"),
            path("<int:pk>/attendance/", page(attendance.session), name="sessions_app_session_attendance"),
            path("<int:pk>/scan/", page(scanning.scanner), name="sessions_app_scan"),
            path("<int:pk>/check-in/", page(scanning.check_in), name="sessions_app_check_in"),
            path("board/", page(board.board), name="sessions_app_board"),
            path("<int:pk>/place/", page(placing.place), name="sessions_app_place"),
            path("evaluation/", page(evaluation.results), name="sessions_app_evaluation"),
            path("stays/", page(stays.overview), name="sessions_app_stays"),
            path("workspace/", page(workspace.overview), name="sessions_app_workspace"),
            path("workspace/<int:pk>/publish/", page(workspace.publish), name="sessions_app_publish"),
            path("workspace/<int:pk>/allot/", page(workspace.allot), name="sessions_app_allot"),
            path("workspace/<int:pk>/tell/", page(workspace.tell), name="sessions_app_tell"),
            path("workspace/<int:pk>/questions/", page(workspace.questions), name="sessions_app_questions"),
            path("workspace/<int:pk>/badges.pdf", page(badges.sheet), name="sessions_app_badges"),
            path("complete/<int:pk>/", page(attendance.complete), name="sessions_app_complete"),
            path("reopen/<int:pk>/", page(attendance.reopen), name="sessions_app_reopen"),
            *super().get_urls(),
        ]
