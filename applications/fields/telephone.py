"""A telephone number in international form."""

import unicodedata

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _


class TelephoneField(forms.CharField):
    """Kept as “+221 33 123 45 67”. A number typed with 00, or without the code of a country where
    the person works or lives (`regions`, ISO codes), is completed."""

    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
    default_error_messages = {
        "invalid": _("Write the number with its country code, for example +221 33 123 45 67.")
    }

    def __init__(self, *, regions: tuple[str, ...] = (), **options) -> None:
        super().__init__(**options)
        self.regions = regions

    def to_python(self, value) -> str:
        typed = _latin_digits(super().to_python(value))
        if not typed:
            return ""
        if len(typed) <= 60:
            for region in (None, *self.regions):
                if number := _parsed(typed, region):
                    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")


def _latin_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _parsed(typed: str, region: str | None) -> phonenumbers.PhoneNumber | None:
    if region is None and (digits := typed.lstrip(" (")).startswith("00"):
        typed = "+" + digits[2:]
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    # A number with its country code may be newer than the library's ranges; one without must fit them.
    fits = phonenumbers.is_possible_number if region is None else phonenumbers.is_valid_number
    return number if fits(number) else None
