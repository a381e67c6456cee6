"""Calls in the admin: when they take applications, and their form."""

from django import forms
from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.roles import Role
from sessions_app.venue_time import InVenueTime, VenueMomentField

from ..form_copying import copy_form
from ..models import Call, TravelEstimate
from ..staff import builder, preview, question, revisions, section
from ..staff.state import state_of
from ..standard_form import install


class CallForm(InVenueTime, forms.ModelForm):
    """The moments are those of the venue of the chosen edition, wherever the officer sits."""

    opens_at = VenueMomentField(label=_("Opens at"), help_text=_("In the venue’s time."))
    closes_at = VenueMomentField(
        label=_("Closes at"), help_text=_("In the venue’s time. The last moment at which one may submit.")
    )

    def clean(self):
        cleaned = super().clean()
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("The call must close after it opens."))
        return cleaned


class NewCallForm(CallForm):
    begin_with = forms.ModelChoiceField(
        label=_("Begin with"),
        queryset=Call.objects.none(),
        required=False,
        empty_label=_("The standard form"),
        help_text=_("Or a copy of the form of an earlier call. Either can be changed afterwards."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["begin_with"].queryset = Call.objects.select_related("edition").exclude(sections=None)


class TravelInline(RoleAccess, admin.StackedInline):
    """What the journey is likely to cost: a row for each region, and for a country that differs."""

    model = TravelEstimate
    editors = (Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)
    viewers = (Role.APPROVER,)
    fields = [("region", "country", "amount")]
    extra = 0


@admin.register(Call)
class CallAdmin(RoleAccess, TranslationAdmin):
    """A call's page shows its state and leads to its form, which has pages of its own."""

    editors = (Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)
    viewers = (Role.APPROVER,)
    list_display = ["edition", "opens_at", "closes_at", "is_open"]
    list_select_related = ["edition__venue"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "edition",
                    "opens_at",
                    "closes_at",
                    "introduction",
                    "requires_nomination",
                    "least_language_level",
                    "subsistence",
                ]
            },
        )
    ]
    change_form_template = "admin/applications/call/change_form.html"
    inlines = [TravelInline]

    @admin.display(boolean=True, description=_("open"))
    def is_open(self, call: Call) -> bool:
        return call.is_open

    def get_form(self, request, obj=None, **kwargs):
        return super().get_form(request, obj, **{"form": CallForm if obj else NewCallForm, **kwargs})

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [*fieldsets, (_("Form"), {"fields": ["begin_with"]})]

    def get_readonly_fields(self, request, obj=None):
        return ["edition"] if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change:
            return
        if source := form.cleaned_data["begin_with"]:
            copy_form(source=source, target=obj)
        install(obj)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        found = self.get_object(request, object_id)
        if found is not None and self.has_view_permission(request, found):
            extra_context = {**(extra_context or {}), "state": state_of(found)}
        return super().change_view(request, object_id, form_url, extra_context)

    def has_delete_permission(self, request, obj=None) -> bool:
        """A call that anybody answered stays."""
        return super().has_delete_permission(request, obj) and not (obj and obj.applications.exists())

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("edition__venue")

    def get_urls(self):
        page = self.admin_site.admin_view
        pages = [
            ("", builder.builder, "form"),
            ("arrange/", builder.arrange, "form_arrange"),
            ("preview/", preview.preview, "form_preview"),
            ("versions/", revisions.revisions, "form_revisions"),
            ("versions/<int:number>/", revisions.revision, "form_revision"),
            ("sections/add/", section.add, "form_section_add"),
            ("sections/<int:section>/", section.change, "form_section"),
            ("sections/<int:section>/remove/", section.remove, "form_section_remove"),
            ("sections/<int:section>/questions/add/", question.add, "form_question_add"),
            ("questions/<int:question>/", question.change, "form_question"),
            ("questions/<int:question>/remove/", question.remove, "form_question_remove"),
            ("questions/<int:question>/restore/", question.restore, "form_question_restore"),
        ]
        return [
            *(
                path(f"<int:pk>/form/{address}", page(view), name=f"applications_{name}")
                for address, view, name in pages
            ),
            *super().get_urls(),
        ]
