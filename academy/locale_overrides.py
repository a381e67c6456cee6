"""The libraries' texts that we restate in `locale_overrides/`, because their own French or Spanish is not
what the Academy would write. Django lays them over the libraries' catalogues. Nothing is restated in
vain: a text that its library no longer has is a fault."""

from collections.abc import Iterator
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

from .catalogue import Text, is_typewritten, same_placeholders, text_of

DOMAINS = ("django", "djangojs")


def faults(language: str) -> list[str]:
    """What is stale or broken in the language's restated texts: one line each, empty when all is well."""
    return [line for domain in DOMAINS for line in _faults(language, domain)]


def _faults(language: str, domain: str) -> Iterator[str]:
    known = set(_library_texts(language, domain))
    own = {text_of(entry) for entry in _entries(Path(settings.LOCALE_PATHS[0]), language, domain)}
    for folder in settings.LOCALE_PATHS[1:]:
        for entry in _entries(Path(folder), language, domain):
            where = f"{language}: {Path(folder).name}: “{entry.msgid[:60]}”"
            if text_of(entry) not in known:
                yield f"{where} is in no library any more"
            elif text_of(entry) in own:
                yield f"{where} is a text of our own, translated in the first folder"
            elif not entry.translated() or entry.fuzzy:
                yield f"{where} is not translated"
            elif not same_placeholders(entry):
                yield f"{where} has other placeholders in its translation"
            elif is_typewritten(entry, language):
                yield f"{where} is translated with a typewriter’s quotes or spaces"


def _library_texts(language: str, domain: str) -> Iterator[Text]:
    folders = [Path(django.__file__).parent / "conf" / "locale"]
    folders += [Path(app.path) / "locale" for app in apps.get_app_configs()]
    for folder in folders:
        for entry in _entries(folder, language, domain):
            yield text_of(entry)


def _entries(folder: Path, language: str, domain: str) -> list[polib.POEntry]:
    path = folder / language / "LC_MESSAGES" / f"{domain}.po"
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete] if path.exists() else []
