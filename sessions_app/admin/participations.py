"""Who takes part in an edition."""

from django import forms
from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import RoleAccess
from accounts.admin_fields import CellsNamed
from accounts.roles import Role

from ..forms import PrintedNameForm
from ..models import LanguageTrack, Participation, ProgrammeSession, SessionEnrolment
from .columns import CountryField, EditionColumn
from .refused import RefusedByTheDatabase

TONES = {"confirmed": "info", "completed": "success", "cancelled": "muted"}


class EnrolmentFormSet(forms.BaseInlineFormSet):
    """No seat more than there is."""

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            session = getattr(form, "cleaned_data", {}).get("session")
            if session is None or form.cleaned_data.get("DELETE") or session.capacity is None:
                continue
            if session.enrolments.exclude(pk=form.instance.pk).count() >= session.capacity:
                form.add_error("session", _("Every seat of this session is taken."))


class EnrolmentInline(CellsNamed, RoleAccess, admin.TabularInline):
    """The sessions with a choice that the participant chose."""

    model = SessionEnrolment
    formset = EnrolmentFormSet
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.SELECTION_OFFICER,)
    extra = 0

    def get_formset(self, request, obj=None, **kwargs):
        self.participation = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "session" and getattr(self, "participation", None):
            open_to_all = [ProgrammeSession.Kind.PLENARY, ProgrammeSession.Kind.FORUM]
            sessions = ProgrammeSession.objects.filter(edition=self.participation.edition_id)
            field.queryset = sessions.exclude(kind__in=open_to_all)
        return field


@admin.register(Participation)
class ParticipationAdmin(RefusedByTheDatabase, RoleAccess, CountryField, EditionColumn, admin.ModelAdmin):
    """A place is confirmed by the participant and never deleted; its status has its own actions."""

    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.SELECTION_OFFICER,)
    list_display = [
        "printed_name",
        "email",
        "country_named",
        "track",
        "edition_short",
        "state",
        "confirmed_at",
    ]
    list_filter = ["edition", "status", "track__language"]
    list_select_related = ["person", "track", "edition__venue"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["printed_name", "person__email", "person__given_names", "person__family_names"]
    search_help_text = _("Name, email address")
    form = PrintedNameForm
    fields = ["edition", "person", "printed_name", "track", "country", "state", "confirmed_at"]
    readonly_fields = ["edition", "person", "state", "confirmed_at"]
    inlines = [EnrolmentInline]
    change_form_template = "admin/sessions_app/participation/change_form.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_form(self, request, obj=None, **kwargs):
        """A participant moves only between the tracks of the own edition."""
        form = super().get_form(request, obj, **kwargs)
        if obj and "track" in form.base_fields:
            form.base_fields["track"].queryset = LanguageTrack.objects.filter(edition=obj.edition_id)
        return form

    @admin.display(description=_("email address"), ordering="person__email")
    def email(self, participation: Participation) -> str:
        return participation.person.email

    @admin.display(description=_("status"), ordering="status")
    def state(self, participation: Participation) -> str:
        return format_html(
            '<span class="tag is-{}">{}</span>',
            TONES[participation.status],
            participation.get_status_display(),
        )
