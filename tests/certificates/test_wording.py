from datetime import date
from decimal import Decimal

import pytest

from certificates.wording import WORDINGS, dates_in_words, has_wording, hours_in_words


@pytest.mark.parametrize(
    ("language", "first", "last", "said"),
    [
        ("en", date(2010, 10, 25), date(2010, 10, 29), "25 to 29 October 2010"),
        ("fr", date(2010, 10, 25), date(2010, 10, 29), "du 25 au 29 octobre 2010"),
        ("es", date(2010, 10, 25), date(2010, 10, 29), "del 25 al 29 de octubre de 2010"),
        ("en", date(2027, 6, 28), date(2027, 7, 2), "28 June to 2 July 2027"),
        ("fr", date(2027, 8, 30), date(2027, 9, 1), "du 30 août au 1er septembre 2027"),
        ("es", date(2027, 6, 28), date(2027, 7, 2), "del 28 de junio al 2 de julio de 2027"),
        ("en", date(2026, 12, 30), date(2027, 1, 2), "30 December 2026 to 2 January 2027"),
        ("fr", date(2027, 3, 1), date(2027, 3, 1), "le 1er mars 2027"),
        ("es", date(2026, 12, 30), date(2027, 1, 2), "del 30 de diciembre de 2026 al 2 de enero de 2027"),
        ("en", date(2027, 3, 1), date(2027, 3, 1), "1 March 2027"),
    ],
)
def test_dates_are_said_as_one_says_them(language, first, last, said):
    assert dates_in_words(first, last, language) == said


@pytest.mark.parametrize(
    ("language", "hours", "said"),
    [
        ("en", "1.0", "1 hour"),
        ("en", "30.0", "30 hours"),
        ("en", "31.5", "31.5 hours"),
        ("fr", "1.5", "1,5 heure"),
        ("fr", "30.0", "30 heures"),
        ("es", "1.0", "1 hora"),
        ("es", "100.0", "100 horas"),
        ("en", "0.0", "0 hours"),
    ],
)
def test_hours_are_said_in_the_languages_number(language, hours, said):
    assert hours_in_words(Decimal(hours), language) == said


def test_every_kind_of_certificate_is_worded_in_every_language_of_the_portal(settings):
    from certificates.models import Certificate

    for code, _name in settings.LANGUAGES:
        assert has_wording(code)
        assert set(WORDINGS[code].titles) == set(WORDINGS[code].deeds) == set(Certificate.Kind.values)
