from datetime import date, datetime

import pytest
from django.template import Context, Template
from django.utils import formats, translation

FORMATS_OF_OURS = ("WEEKDAY_DATE_FORMAT", "WEEKDAY_MONTH_DAY_FORMAT")


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "24 December 2026, 15:50"),
        ("fr", "24 décembre 2026 à 15:50"),
        ("es", "24 de diciembre de 2026, 15:50"),
    ],
)
def test_a_moment_is_written_as_the_language_writes_it(language, written):
    with translation.override(language):
        assert formats.date_format(datetime(2026, 12, 24, 15, 50), "DATETIME_FORMAT") == written


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "Wednesday, 24 March 2027"),
        ("fr", "mercredi 24 mars 2027"),
        ("es", "miércoles 24 de marzo de 2027"),
    ],
)
def test_a_day_with_its_weekday_has_a_format_of_its_own(language, written):
    with translation.override(language):
        page = Template('{{ day|date:"WEEKDAY_DATE_FORMAT" }}').render(Context({"day": date(2027, 3, 24)}))
    assert page == written


@pytest.mark.parametrize("name", FORMATS_OF_OURS)
def test_every_language_has_the_formats_that_django_does_not_know(name, settings):
    for language, _name in settings.LANGUAGES:
        assert formats.get_format(name, lang=language) != name
