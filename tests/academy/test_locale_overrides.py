import polib
import pytest
from django.utils import translation

from academy import locale_overrides


@pytest.fixture
def restate(tmp_path, settings):
    """A function that makes the portal restate one text in French."""
    settings.LOCALE_PATHS = [tmp_path / "locale", tmp_path / "locale_overrides"]

    def write(msgid: str, msgstr: str, where: str = "locale_overrides") -> None:
        folder = tmp_path / where / "fr" / "LC_MESSAGES"
        folder.mkdir(parents=True)
        file = polib.POFile()
        file.append(polib.POEntry(msgid=msgid, msgstr=msgstr))
        file.save(str(folder / "django.po"))

    return write


def test_a_text_that_a_library_has_may_be_restated(restate):
    restate("You have signed out.", "Votre session est fermée.")
    assert locale_overrides.faults("fr") == []


def test_a_text_that_no_library_has_any_more_is_a_fault(restate):
    restate("You have left the building.", "Vous êtes sorti.")
    assert locale_overrides.faults("fr") == [
        "fr: locale_overrides: “You have left the building.” is in no library any more"
    ]


def test_a_restated_text_keeps_its_placeholders(restate):
    restate("You have confirmed %(email)s.", "Adresse confirmée.")
    assert locale_overrides.faults("fr") == [
        "fr: locale_overrides: “You have confirmed %(email)s.” has other placeholders in its translation"
    ]


def test_what_our_own_catalogue_says_is_not_restated_as_well(restate):
    restate("You have signed out.", "Votre session est fermée.")
    restate("You have signed out.", "Au revoir.", where="locale")
    assert locale_overrides.faults("fr") == [
        "fr: locale_overrides: “You have signed out.” is a text of our own, translated in the first folder"
    ]


def test_a_restated_text_left_empty_is_a_fault(restate):
    restate("You have signed out.", "")
    assert locale_overrides.faults("fr") == ["fr: locale_overrides: “You have signed out.” is not translated"]


@pytest.mark.parametrize("language", ["fr", "es"])
def test_what_we_restate_is_not_stale(language):
    assert locale_overrides.faults(language) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", "Votre adresse électronique principale doit être vérifiée."), ("es", "Seleccione solo uno.")],
)
def test_the_portal_says_what_we_restate(language, said):
    english = {"fr": "Your primary email address must be verified.", "es": "Please select only one."}
    with translation.override(language):
        assert translation.gettext(english[language]) == said
