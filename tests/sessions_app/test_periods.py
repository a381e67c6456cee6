from datetime import date

import pytest
from django.utils import translation

from sessions_app.periods import period_in_words


@pytest.mark.parametrize(
    ("language", "first", "last", "written"),
    [
        ("en", date(2027, 3, 15), date(2027, 3, 26), "15–26 March 2027"),
        ("fr", date(2027, 3, 15), date(2027, 3, 26), "du 15 au 26 mars 2027"),
        ("es", date(2027, 3, 15), date(2027, 3, 26), "del 15 al 26 de marzo de 2027"),
        ("en", date(2027, 3, 29), date(2027, 4, 2), "29 March – 2 April 2027"),
        ("fr", date(2027, 3, 29), date(2027, 4, 2), "du 29 mars au 2 avril 2027"),
        ("es", date(2027, 3, 29), date(2027, 4, 2), "del 29 de marzo al 2 de abril de 2027"),
        ("en", date(2026, 12, 28), date(2027, 1, 8), "28 December 2026 – 8 January 2027"),
        ("fr", date(2027, 3, 15), date(2027, 3, 15), "15 mars 2027"),
    ],
)
def test_a_period_says_once_what_both_days_share(language, first, last, written):
    with translation.override(language):
        assert period_in_words(first, last) == written
