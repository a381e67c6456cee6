"""The languages in which the Academy has been taught."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class WorkingLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")
    SPANISH = "es", _("Spanish")
    PORTUGUESE = "pt", _("Portuguese")
    ARABIC = "ar", _("Arabic")
    ITALIAN = "it", _("Italian")


# French and Spanish write them small there.
WITHIN_A_SENTENCE = {
    WorkingLanguage.ENGLISH: pgettext_lazy("within a sentence", "English"),
    WorkingLanguage.FRENCH: pgettext_lazy("within a sentence", "French"),
    WorkingLanguage.SPANISH: pgettext_lazy("within a sentence", "Spanish"),
    WorkingLanguage.PORTUGUESE: pgettext_lazy("within a sentence", "Portuguese"),
    WorkingLanguage.ARABIC: pgettext_lazy("within a sentence", "Arabic"),
    WorkingLanguage.ITALIAN: pgettext_lazy("within a sentence", "Italian"),
}


class LanguageLevel(models.TextChoices):
    """The levels of the Common European Framework of Reference (CEFR), the lowest first."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
