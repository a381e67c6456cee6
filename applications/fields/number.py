"""A number with comma or point, as the reader's language writes it."""

import re
from decimal import Decimal

from django import forms
from django.utils.formats import get_format, number_format
from django.utils.translation import gettext_lazy as _

LARGEST = Decimal("999999999.99")
DIGITS = re.compile(r"-?\d+([.,]\d+)*$|-?[.,]\d+$")
SPACES = re.compile(r"[\s\u00a0\u2009\u202f'’]+")


class NumberField(forms.CharField):
    """Zero or more, two decimals at most. Refuses what two languages read differently."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "invalid": _("Write a number in digits, for example %(example)s."),
        "unclear": _("This can be read in two ways. Write it without separators: %(whole)s or %(part)s."),
        "range": _("Write a number between 0 and %(most)s."),
        "decimals": _("Write at most two decimals."),
    }

    def to_python(self, value) -> Decimal | str:
        typed = SPACES.sub("", str(value or "")).replace("٫", ",").replace("٬", "")
        if not typed:
            return ""
        if not DIGITS.match(typed):
            raise self._refusal("invalid", example=number_format(Decimal("12.5")))
        number = Decimal(self._with_point(typed))
        if not 0 <= number <= LARGEST:
            raise self._refusal("range", most=number_format(LARGEST, use_l10n=True, force_grouping=True))
        if number != round(number, 2):
            raise self._refusal("decimals")
        return _plain(number)

    def as_typed(self, stored) -> str:
        """A stored number in the reader's language."""
        if stored in self.empty_values:
            return ""
        return number_format(Decimal(str(stored))) if DIGITS.match(str(stored)) else str(stored)

    def _with_point(self, typed: str) -> str:
        marks = [mark for mark in typed if mark in ",."]
        if not marks:
            return typed
        last = marks[-1]
        before, after = typed.rsplit(last, 1)
        if len(set(marks)) == 2:  # the last one begins the decimals
            if marks.count(last) > 1:
                raise self._refusal("invalid", example=number_format(Decimal("12.5")))
            return before.replace(",", "").replace(".", "") + "." + after
        if len(marks) > 1:  # 1.234.567
            return typed.replace(last, "")
        if len(after) != 3 or last == get_format("DECIMAL_SEPARATOR") or before in ("", "0"):
            return f"{before or 0}.{after}"
        if last == get_format("THOUSAND_SEPARATOR"):
            return before + after
        raise self._refusal("unclear", whole=before + after, part=number_format(Decimal(f"{before}.{after}")))

    def _refusal(self, code: str, **words) -> forms.ValidationError:
        return forms.ValidationError(self.error_messages[code] % words, code=code)


def _plain(number: Decimal) -> Decimal:
    """Without exponent and superfluous zeros, in Latin digits: 1E+3 → 1000, 12.50 → 12.5."""
    text = format(number, "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
