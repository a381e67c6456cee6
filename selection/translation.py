"""The rubric exists in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from lifecycle import recorded

from .models import Criterion


@register(Criterion)
class CriterionTranslation(TranslationOptions):
    fields = ("title", "guidance")


recorded(Criterion)
