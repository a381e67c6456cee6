"""Calls and their forms in the admin."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin, TranslationStackedInline, TranslationTabularInline

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from ..models import Call, FormSection, Question, QuestionChoice
from ..standard_form import install

EDITORS = (Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER)


class SectionInline(RoleAccess, TranslationStackedInline):
    model = FormSection
    editors = EDITORS
    extra = 0
    show_change_link = True
    fields = ["key", "title", "help_text", "position"]


@admin.register(Call)
class CallAdmin(RoleAccess, TranslationAdmin):
    """A new call begins with the standard form."""

    editors = EDITORS
    viewers = (Role.APPROVER,)
    list_display = ["edition", "opens_at", "closes_at", "is_open"]
    list_select_related = ["edition"]
    inlines = [SectionInline]

    @admin.display(boolean=True)
    def is_open(self, call: Call) -> bool:
        return call.is_open

    def get_inlines(self, request, obj=None):
        return self.inlines if obj else []

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if not change:
            install(obj)


class QuestionInline(RoleAccess, admin.TabularInline):
    model = Question
    editors = EDITORS
    extra = 0
    show_change_link = True
    fields = ["key", "label_en", "kind", "is_required", "position"]
    readonly_fields = ["label_en"]

    def has_add_permission(self, request, obj=None) -> bool:
        return False


@admin.register(FormSection)
class FormSectionAdmin(RoleAccess, TranslationAdmin):
    editors = EDITORS
    list_display = ["title", "call", "position"]
    list_filter = ["call"]
    list_select_related = ["call__edition"]
    inlines = [QuestionInline]


class ChoiceInline(RoleAccess, TranslationTabularInline):
    model = QuestionChoice
    editors = EDITORS
    extra = 0


@admin.register(Question)
class QuestionAdmin(RoleAccess, TranslationAdmin):
    """A question. Once it has answers its key and kind stay: the answers would lose their meaning."""

    editors = EDITORS
    list_display = ["label", "section", "kind", "is_required", "audience"]
    list_filter = ["section__call", "kind", "audience"]
    list_select_related = ["section"]
    search_fields = ["key", "label"]
    inlines = [ChoiceInline]

    def get_readonly_fields(self, request, obj=None):
        if obj and (obj.answers.exists() or obj.documents.exists()):
            return ["section", "key", "kind", "maps_to"]
        return []

    def has_delete_permission(self, request, obj=None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj and obj.answers.exists())
