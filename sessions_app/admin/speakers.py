"""Speakers, with portrait and biography."""

from django import forms
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from modeltranslation.admin import TranslationAdmin

from accounts.admin_access import RoleAccess
from accounts.roles import Role

from ..models import Speaker
from ..portraits import as_portrait
from .columns import CountryField
from .refused import RefusedByTheDatabase


class SpeakerForm(forms.ModelForm):
    class Meta:
        model = Speaker
        fields = ["name", "position", "organisation", "country", "portrait", "biography"]

    def clean_portrait(self):
        """What was uploaded, made into a portrait."""
        file = self.cleaned_data["portrait"]
        return as_portrait(file) if isinstance(file, UploadedFile) else file


@admin.register(Speaker)
class SpeakerAdmin(RefusedByTheDatabase, RoleAccess, CountryField, TranslationAdmin):
    editors = (Role.PROGRAMME_OFFICER,)
    viewers = (Role.SELECTION_OFFICER, Role.READER)
    form = SpeakerForm
    list_display = ["name", "organisation", "country_named"]
    search_fields = ["name", "organisation"]
    list_per_page = 50
