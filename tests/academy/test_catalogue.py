from pathlib import Path

import polib
import pytest
from django.core.management import CommandError, call_command

from academy import catalogue

TEMPLATE = """{% load i18n %}
  {% translate "Sign in" %} it's {% blocktranslate trimmed count number=n %}
     {{ number }} place
  {% plural %}{{ number }} places{% endblocktranslate %}
{% translate "May" context "month" %}"""
CODE = """from django.utils.translation import gettext_lazy as _

LABEL = _("A text "
          "in two parts")
"""


@pytest.fixture
def project(tmp_path, settings):
    """A project of one template and one module."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE)
    (tmp_path / "academy").mkdir()
    (tmp_path / "academy" / "labels.py").write_text(CODE)
    settings.ROOT = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    return tmp_path


def test_texts_of_templates_and_code_are_found(project):
    found = {(text.context, text.single, text.plural) for text in catalogue.extract()}
    assert found == {
        (None, "Sign in", None),
        (None, "%(number)s place", "%(number)s places"),
        ("month", "May", None),
        (None, "A text in two parts", None),
    }


def test_merging_keeps_what_is_translated_and_drops_what_is_gone(project):
    catalogue.merge("fr")
    _translate(project, {"Sign in": "Se connecter"})
    (project / "templates" / "page.html").write_text('{% load i18n %}{% translate "Sign in" %}')
    assert catalogue.merge("fr") == 1
    entries = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue.catalogue_path("fr")))}
    assert entries == {"Sign in": "Se connecter", "A text in two parts": ""}


def test_an_untranslated_text_is_a_fault(project):
    catalogue.merge("fr")
    assert any("“May” is not translated" in line for line in catalogue.faults("fr"))


def test_a_translation_marked_as_doubtful_is_a_fault(project):
    catalogue.merge("fr")
    path = str(catalogue.catalogue_path("fr"))
    file = polib.pofile(path)
    entry = file.find("Sign in")
    entry.msgstr, entry.flags = "Se connecter", ["fuzzy"]
    file.save(path)
    assert any("“Sign in” is not translated" in line for line in catalogue.faults("fr"))


def test_the_check_fails_with_each_fault_and_passes_without(project, settings):
    settings.LANGUAGES = [("en", "English"), ("fr", "French")]
    catalogue.merge("fr")
    with pytest.raises(CommandError, match="4 texts to translate"):
        call_command("messages", check=True)
    _translate_all({0: "%(number)s place", 1: "%(number)s places"})
    call_command("messages", check=True)


def test_a_text_that_the_catalogue_lacks_is_a_fault(project):
    assert len(catalogue.faults("es")) == 4


def test_a_lost_placeholder_is_a_fault(project):
    catalogue.merge("fr")
    _translate_all({0: "une place", 1: "des places"})
    assert catalogue.faults("fr") == [
        "fr: templates/page.html: “%(number)s place” has other placeholders in its translation"
    ]


def _translate_all(plural: dict[int, str]) -> None:
    path = str(catalogue.catalogue_path("fr"))
    file = polib.pofile(path)
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = plural
        else:
            entry.msgstr = "traduit"
    file.save(path)


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("fr", "L'inscription"),
        ("fr", "Inscription ?"),
        ("fr", "Inscription : ouverte"),
        ("fr", "« Inscription »"),
        ("es", 'Su "inscripción"'),
        ("es", "Su “inscripción”"),
    ],
)
def test_typewriter_signs_in_a_translation_are_a_fault(project, language, translation):
    catalogue.merge(language)
    _translate(project, {"Sign in": translation}, language)
    assert any("“Sign in” is translated with a typewriter’s" in line for line in catalogue.faults(language))


@pytest.mark.parametrize(
    ("language", "translation"),
    [
        ("fr", "L’inscription\u202f? «\u00a0Oui\u00a0»\u00a0: à 12:30."),
        ("es", "¿Su «inscripción»? Sí: a las 12:30."),
    ],
)
def test_the_signs_of_the_language_are_none(project, language, translation):
    catalogue.merge(language)
    _translate(project, {"Sign in": translation}, language)
    assert not any("typewriter" in line for line in catalogue.faults(language))


def test_straight_quotes_in_a_text_of_the_code_are_a_fault(project):
    (project / "academy" / "labels.py").write_text('LABEL = _("The person\'s name")')
    assert catalogue.typewritten_texts() == ["academy/labels.py: “The person's name” has straight quotes"]


def _translate(project: Path, texts: dict[str, str], language: str = "fr") -> None:
    path = str(catalogue.catalogue_path(language))
    file = polib.pofile(path)
    for entry in file:
        entry.msgstr = texts.get(entry.msgid, entry.msgstr)
    file.save(path)
