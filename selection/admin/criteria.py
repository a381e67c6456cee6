from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from ..models import Criterion


@admin.register(Criterion)
class CriterionAdmin(RoleAccess, TranslationAdmin):
    viewers = (Role.APPROVER,)
    editors = (Role.SELECTION_OFFICER,)
    list_display = ["title", "edition", "weight", "position"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
    ordering = ["edition", "position"]
