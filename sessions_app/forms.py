"""Forms of the participant's page."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from .models import Participation
from .printed_names import tidy

# Signs that are no letters of a name: control and private characters, and pictures.
REFUSED_CATEGORIES = {"Cc", "Cn", "Co", "Cs", "So"}


class PrintedNameForm(forms.ModelForm):
    """The name as it will be printed."""

    class Meta:
        model = Participation
        fields = ["printed_name"]

    def clean_printed_name(self) -> str:
        name = tidy(self.cleaned_data["printed_name"])
        refused = [letter for letter in name if unicodedata.category(letter) in REFUSED_CATEGORIES]
        if refused:
            raise ValidationError(
                _("This sign can’t be printed in a name: %(sign)s"), params={"sign": refused[0]}
            )
        if not any(letter.isalpha() for letter in name):
            raise ValidationError(_("Please write your name in letters."))
        return name
