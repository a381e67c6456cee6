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
        if len(typed) <= 60 and (number := self._number(typed)):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        raise forms.ValidationError(self.error_messages["invalid"], code="invalid")

    def _number(self, typed: str) -> phonenumbers.PhoneNumber | None:
        """With the country's code; else one that a country's plan knows; else one that it may know
        tomorrow, since the plans grow faster than the library."""
        possible = phonenumbers.is_possible_number
        if number := _parsed(typed, None, possible):
            return number
        tries = [(phonenumbers.is_valid_number, self.regions), (possible, self.regions[:1])]
        found = (_parsed(typed, region, fits) for fits, regions in tries for region in regions)
        return next((number for number in found if number), None)


def _latin_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)


def _parsed(typed: str, region: str | None, fits) -> phonenumbers.PhoneNumber | None:
    if region is None and (digits := typed.lstrip(" (")).startswith("00"):
        typed = "+" + digits[2:]
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    return number if fits(number) else None
