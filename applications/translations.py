"""Which languages of the portal a text of the form lacks."""

from django.conf import settings
from django.utils.translation import get_language

Texts = dict[str, str]


def lacking_in(language: str, needed: list[Texts], help_text: Texts) -> bool:
    """Whether one of the needed texts lacks in the language, or the help that another language has."""
    texts = [*needed, help_text] if any(help_text.values()) else needed
    return not all(text.get(language) for text in texts)


def lacking_languages(row: dict, name: str) -> list[str]:
    """The languages, by name, in which a section or question of a form's content is not whole:
    its title or label, its help where any language has one, the labels of its choices."""
    needed = [row[name], *(choice["label"] for choice in row.get("choices", []))]
    return [
        str(language) for code, language in settings.LANGUAGES if lacking_in(code, needed, row["help_text"])
    ]


def in_words(texts: dict[str, str]) -> str:
    """A translated text in the active language, else in the first that has it."""
    return texts.get(get_language() or "") or next((text for text in texts.values() if text), "")
