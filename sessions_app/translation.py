"""The editorial content of editions exists in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from .models import Edition, ProgrammeSession, Venue


@register(Venue)
class VenueTranslation(TranslationOptions):
    fields = ("name", "city")


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("title", "summary", "description", "signatory_position")


@register(ProgrammeSession)
class ProgrammeSessionTranslation(TranslationOptions):
    fields = ("title", "abstract")
