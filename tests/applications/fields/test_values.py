from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.day import DayField
from applications.fields.number import NumberField
from applications.fields.telephone import TelephoneField


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [
        ("en", "12.5", "12.5"),
        ("en", "1,500", "1500"),
        ("en", "1.500", "1.5"),
        ("en", "1,234,567.80", "1234567.8"),
        ("en", "12,5", "12.5"),
        ("fr", "1 500,75", "1500.75"),
        ("fr", "1\u202f500,75", "1500.75"),
        ("fr", "12.5", "12.5"),
        ("fr", "1.234.567", "1234567"),
        ("es", "1.500,5", "1500.5"),
        ("es", "0,5", "0.5"),
        ("en", "١٢", "12"),
        ("en", "١٢٫٥", "12.5"),
        ("en", "0012", "12"),
        ("en", "0", "0"),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(language, typed, number):
    with translation.override(language):
        assert NumberField(required=False).clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("language", "typed", "code"),
    [
        ("fr", "1.500", "unclear"),
        ("es", "1.500", "unclear"),
        ("en", "twelve", "invalid"),
        ("en", "NaN", "invalid"),
        ("en", "Infinity", "invalid"),
        ("en", "1e5", "invalid"),
        ("en", "-1", "range"),
        ("en", "9" * 400, "range"),
        ("en", "1.234,5,6", "invalid"),
        ("en", "1.257", "decimals"),
    ],
)
def test_a_number_that_is_none_or_unclear_is_refused(language, typed, code):
    with translation.override(language), pytest.raises(forms.ValidationError) as refusal:
        NumberField(required=False).clean(typed)
    assert refusal.value.code == code


@given(st.decimals(0, 999_999_999, places=2), st.sampled_from(["en", "fr", "es"]))
def test_a_number_shown_again_is_read_again_as_the_same(number, language):
    field = NumberField(required=False)
    with translation.override(language):
        assert field.clean(field.as_typed(str(number))) == number


@pytest.mark.parametrize(
    "typed",
    ["27/3/1985", "27.03.1985", "27-3-1985", "27 3 1985", "1985-03-27", "٢٧/٣/١٩٨٥", " 27 / 3 / 1985 "],
)
def test_a_date_is_typed_in_any_of_the_usual_ways(typed):
    assert DayField(required=False).clean(typed) == date(1985, 3, 27)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("31/2/2020", "no_day"),
        ("27/3/85", "invalid"),
        ("3/27/1985", "no_day"),
        ("yesterday", "invalid"),
        ("1/1/1066", "year"),
    ],
)
def test_a_date_that_does_not_exist_is_refused(typed, code):
    with pytest.raises(forms.ValidationError) as refusal:
        DayField(required=False).clean(typed)
    assert refusal.value.code == code


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_date_shown_again_is_read_again_as_the_same(day):
    field = DayField(required=False)
    assert field.clean(field.as_typed(day.isoformat())) == day


@pytest.mark.parametrize(
    ("typed", "regions"),
    [
        ("+221 33 123 45 67", ()),
        ("00221331234567", ()),
        ("00 221 33-123-45-67", ("FR",)),
        ("33 123 45 67", ("SN",)),
        ("＋２２１３３１２３４５６７", ()),
        ("+٢٢١ ٣٣ ١٢٣ ٤٥ ٦٧", ()),
    ],
)
def test_a_telephone_number_is_kept_in_international_form(typed, regions):
    assert TelephoneField(required=False, regions=regions).clean(typed) == "+221 33 123 45 67"


def test_of_two_countries_the_one_whose_plan_knows_the_number_is_taken():
    assert TelephoneField(regions=("CI", "SN")).clean("77 123 45 67") == "+221 77 123 45 67"


@pytest.mark.parametrize("typed", ["33 123 45 67", "12", "call me", "+999 123", "0" * 5000])
def test_a_number_without_its_country_is_refused_when_none_is_known(typed):
    with pytest.raises(forms.ValidationError, match="country code"):
        TelephoneField(required=False).clean(typed)
