"""A message to many is written in each language of the portal."""

from modeltranslation.translator import TranslationOptions, register

from .models import GroupMessage


@register(GroupMessage)
class GroupMessageTranslation(TranslationOptions):
    fields = ("subject", "body")
