"""The terms of an edition’s certificates and who signs them, edited in the admin."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from ..forms import SignatoryForm, TermsForm
from ..models import CertificateTerms, Signatory


@admin.register(CertificateTerms)
class CertificateTermsAdmin(RoleAccess, TranslationAdmin):
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.READER,)
    form = TermsForm
    list_display = ["edition", "kind", "is_given", "required_attendance", "layout"]
    list_filter = ["edition", "kind"]
    list_select_related = ["edition"]


@admin.register(Signatory)
class SignatoryAdmin(RoleAccess, TranslationAdmin):
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.READER,)
    form = SignatoryForm
    list_display = ["name", "position", "edition", "order"]
    list_filter = ["edition"]
    list_select_related = ["edition"]
