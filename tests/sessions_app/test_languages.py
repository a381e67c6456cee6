import pytest
from django.utils import translation

from sessions_app.languages import WITHIN_A_SENTENCE, WorkingLanguage
from tests.factories import EditionFactory, TrackFactory


def test_every_working_language_has_a_name_within_a_sentence():
    assert set(WITHIN_A_SENTENCE) == set(WorkingLanguage)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "listed"),
    [("en", "English, Spanish"), ("fr", "anglais, espagnol"), ("es", "inglés, español")],
)
def test_the_languages_of_an_edition_are_listed_as_the_reader_s_language_writes_them(language, listed):
    edition = EditionFactory()
    for code in ("es", "en"):
        TrackFactory(edition=edition, language=code)
    with translation.override(language):
        assert edition.languages == listed
