"""Call and form exist in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from lifecycle import recorded

from .models import Call, FormSection, Question, QuestionChoice


@register(Call)
class CallTranslation(TranslationOptions):
    fields = ("introduction",)


@register(FormSection)
class FormSectionTranslation(TranslationOptions):
    fields = ("title", "help_text")


@register(Question)
class QuestionTranslation(TranslationOptions):
    fields = ("label", "help_text")


@register(QuestionChoice)
class QuestionChoiceTranslation(TranslationOptions):
    fields = ("label",)


recorded(Call)
