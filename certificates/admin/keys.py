"""The keys that have signed, to be read."""

from django.contrib import admin

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import InstitutionKey


@admin.register(InstitutionKey)
class InstitutionKeyAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    viewers = (Role.PROGRAMME_OFFICER,)
    list_display = ["subject", "purpose", "fingerprint", "first_used_at"]
    list_filter = ["purpose"]
