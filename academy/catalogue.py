"""The interface's translations: extracted, merged, checked and compiled without GNU gettext, so
that it works wherever Python does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import templatize

# Function name to the positions of context and texts, as Babel wants them.
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLURAL_FORMS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "es": "nplurals=2; plural=(n != 1);",
}
# What a typewriter would set. French has a hard space inside its quotes and before its high signs.
TYPEWRITTEN = {
    "en": re.compile(r"['\"]"),
    "fr": re.compile(r"['\"“”]|«(?!\u00a0)|(?<!\u00a0)(?:»|:(?=\s|$))|(?<!\u202f)[;?!](?=\s|$)"),
    "es": re.compile(r"['\"“”]"),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Text:
    """A text to translate, as the code names it."""

    context: str | None
    single: str
    plural: str | None


def languages() -> list[str]:
    """The languages that need a catalogue: all but the one the code is written in."""
    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def own_packages() -> list[Path]:
    """The folders of our code: whichever stand beside manage.py, so that none is forgotten."""
    found = {path.parent for path in Path(settings.ROOT).glob("*/*.py")}
    return sorted(path for path in found if path.name not in ("tests", "benchmarks") and path.name[0] != ".")


def catalogue_path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def extract() -> dict[Text, set[str]]:
    """Every text of code and templates, with the files it stands in."""
    found: dict[Text, set[str]] = {}
    for path, source, is_template in _sources():
        for text in _texts_in(source, is_template, path):
            found.setdefault(text, set()).add(path)
    return found


def _sources() -> Iterator[tuple[str, str, bool]]:
    root = Path(settings.ROOT)
    for path in sorted((root / "templates").rglob("*")):
        if path.suffix in (".html", ".txt"):
            yield str(path.relative_to(root)), path.read_text(), True
    for folder in own_packages():
        for path in sorted(folder.rglob("*.py")):
            if "migrations" not in path.parts:
                yield str(path.relative_to(root)), path.read_text(), False


def _texts_in(source: str, is_template: bool, path: str) -> Iterator[Text]:
    from babel.messages.extract import extract as babel_extract

    # Outside its calls a templatized file is noise that only the JavaScript tokenizer forgives.
    method, source = ("javascript", templatize(source, origin=path)) if is_template else ("python", source)
    for _line, message, _comments, context in babel_extract(method, BytesIO(source.encode()), KEYWORDS):
        single, plural = message if isinstance(message, tuple) else (message, None)
        if single:
            yield Text(context, single, plural)


def merge(language: str) -> int:
    """Bring the language's catalogue up to the code, keeping what is translated; how many texts lack."""
    path = catalogue_path(language)
    old = {text_of(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    new = polib.POFile(wrapwidth=98)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    for text, files in sorted(extract().items(), key=lambda pair: (sorted(pair[1])[0], pair[0].single)):
        entry = polib.POEntry(
            msgctxt=text.context, msgid=text.single, occurrences=[(file, "") for file in sorted(files)]
        )
        known = old.get(text)
        if text.plural:
            entry.msgid_plural = text.plural
            entry.msgstr_plural = known.msgstr_plural if known else {0: "", 1: ""}
        elif known:
            entry.msgstr = known.msgstr
        new.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    new.save(str(path))
    return sum(not entry.translated() for entry in new)


def faults(language: str) -> list[str]:
    """What keeps the language from being complete: one line each, empty when all is well."""
    path = catalogue_path(language)
    entries = {text_of(entry): entry for entry in polib.pofile(str(path))} if path.exists() else {}
    lines = []
    for text, files in extract().items():
        entry = entries.get(text)
        where = f"{language}: {sorted(files)[0]}: “{text.single[:60]}”"
        if entry is None:
            lines.append(f"{where} is not in the catalogue")
        elif not entry.translated() or entry.fuzzy:
            lines.append(f"{where} is not translated")
        elif not same_placeholders(entry):
            lines.append(f"{where} has other placeholders in its translation")
        elif is_typewritten(entry, language):
            lines.append(f"{where} is translated with a typewriter’s quotes or spaces")
    return lines


def typewritten_texts() -> list[str]:
    """The code's own texts that have straight quotes: one line each, empty when all is well."""
    return [
        f"{sorted(files)[0]}: “{text.single[:60]}” has straight quotes"
        for text, files in extract().items()
        if TYPEWRITTEN["en"].search(text.single + (text.plural or ""))
    ]


def compile_all() -> None:
    """Write the .mo file beside each catalogue that is newer than it, our own and the restated ones."""
    for folder in settings.LOCALE_PATHS:
        for language in languages():
            for source in Path(folder, language, "LC_MESSAGES").glob("*.po"):
                target = source.with_suffix(".mo")
                if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                    polib.pofile(str(source)).save_as_mofile(str(target))


def text_of(entry: polib.POEntry) -> Text:
    return Text(entry.msgctxt or None, entry.msgid, entry.msgid_plural or None)


def same_placeholders(entry: polib.POEntry) -> bool:
    wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
    # A singular form may say “one” and so drop the number.
    forms = list(entry.msgstr_plural.values())[1:] if entry.msgid_plural else [entry.msgstr]
    return all(set(PLACEHOLDER.findall(form)) == wanted for form in forms)


def is_typewritten(entry: polib.POEntry, language: str) -> bool:
    """Whether a translation lacks the quotes and hard spaces of its language."""
    forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return any(TYPEWRITTEN[language].search(form) for form in forms)
