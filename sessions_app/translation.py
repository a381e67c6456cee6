"""The editorial content of editions exists in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from lifecycle import recorded

from .models import (
    Edition,
    EditionDocument,
    EvaluationQuestion,
    ProgrammeSession,
    Speaker,
    Theme,
    Venue,
)


@register(Venue)
class VenueTranslation(TranslationOptions):
    fields = ("name", "city")


@register(Edition)
class EditionTranslation(TranslationOptions):
    fields = ("title", "summary", "description", "signatory_position", "joining_instructions")


@register(ProgrammeSession)
class ProgrammeSessionTranslation(TranslationOptions):
    fields = ("title", "abstract")


@register(Theme)
class ThemeTranslation(TranslationOptions):
    fields = ("name",)


@register(Speaker)
class SpeakerTranslation(TranslationOptions):
    fields = ("position", "biography")


@register(EditionDocument)
class EditionDocumentTranslation(TranslationOptions):
    fields = ("title",)


@register(EvaluationQuestion)
class EvaluationQuestionTranslation(TranslationOptions):
    fields = ("text",)


for model in (Venue, Edition, ProgrammeSession, Theme, EvaluationQuestion):
    recorded(model)
