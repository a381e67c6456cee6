"""The register: each field of each table is declared personal, with its purpose, or impersonal.

The apps declare in their `personal_data.py`; erasure, the person's own export, the privacy page and
`manage.py personal_data --check` read it. Keys between tables need no word: what they lead to is declared.
A table of history is declared with the table it keeps, a translated column with its original.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import Enum

from django.db import models
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules
from django.utils.text import capfirst

from lifecycle.telling import history_of

from .purposes import Purpose


class Fate(Enum):
    """What becomes of a field when its person is erased."""

    ERASED = "erased"
    KEPT = "kept"  # as a statistic: it tells of nobody once the rest is gone
    OFFICE = "office"  # who acted: leads to an account that is emptied


@dataclass(frozen=True)
class Held:
    """One personal field."""

    name: str
    purpose: Purpose
    fate: Fate


@dataclass
class Declared:
    """What is known of one table. `about` are the paths from a row to the account of the person it is
    about, `edition` the path to the edition it belongs to. `goes` says which rows are removed with their
    person; of the others the fields are emptied, or filled with `blank`. `also` finds rows that no path
    leads to, by what was found in the tables before. `identity` names the fields that say who it is.
    `told` says which rows the person's own export holds, `hidden` names the fields it leaves out. `title`
    and `words` name rows and fields for people where a library's table does not."""

    model: type[models.Model]
    about: tuple[str, ...] = ()
    edition: str = ""
    goes: bool | models.Q = False
    also: Callable | None = None
    identity: tuple[str, ...] = ()
    told: bool | models.Q | Callable = True
    hidden: tuple[str, ...] = ()
    held: dict[str, Held] = field(default_factory=dict)
    impersonal: set[str] = field(default_factory=set)
    blank: dict[str, object] = field(default_factory=dict)
    title: str = ""
    words: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What its rows are, in the reader's language."""
        return capfirst(str(self.title or self.model._meta.verbose_name_plural))

    def label(self, name: str) -> str:
        """A field in the reader's language; empty for a mark of the machine, which has no name in words."""
        words = self.words.get(name, self.model._meta.get_field(name).verbose_name)
        return str(words) if isinstance(words, Promise) else ""

    def erased(self) -> list[str]:
        """The names of the fields that are emptied."""
        return [held.name for held in self.held.values() if held.fate is Fate.ERASED]

    @property
    def history(self) -> type[models.Model] | None:
        """The table that keeps the history of this one."""
        return history_of(self.model)


register: dict[type[models.Model], Declared] = {}


def declare(
    model: type[models.Model],
    purpose: Purpose | None = None,
    *,
    erased: str = "",
    kept: str = "",
    office: str = "",
    impersonal: str = "",
    about: Iterable[str] = (),
    edition: str = "",
    goes: bool | models.Q = False,
    also: Callable | None = None,
    identity: Iterable[str] = (),
    told: bool | models.Q | Callable = True,
    hidden: str = "",
    blank: dict[str, object] | None = None,
    title: str = "",
    words: dict[str, str] | None = None,
) -> Declared:
    """Declare fields of a table, their names parted by spaces; once for each purpose. A name that the
    table does not have, or that is declared twice, raises ValueError."""
    known = register.setdefault(model, Declared(model))
    known.about = known.about or tuple([about] if isinstance(about, str) else about)
    known.edition = known.edition or edition
    known.goes = known.goes or goes
    known.also = known.also or also
    known.identity += tuple(identity)
    known.told = known.told if told is True else told
    known.hidden += tuple(hidden.split())
    known.blank.update(blank or {})
    known.title = known.title or title
    known.words.update(words or {})
    for names, fate in ((erased, Fate.ERASED), (kept, Fate.KEPT), (office, Fate.OFFICE)):
        for name in names.split():
            _take(known, name)
            if purpose is None:
                raise ValueError(f"{model._meta.label}.{name}: personal without a purpose")
            known.held[name] = Held(name, purpose, fate)
    for name in impersonal.split():
        _take(known, name)
        known.impersonal.add(name)
    return known


def declared(model: type[models.Model]) -> Declared | None:
    return register.get(model)


def fill() -> None:
    """Read the declarations of all apps."""
    autodiscover_modules("personal_data")


def _take(known: Declared, name: str) -> None:
    label = f"{known.model._meta.label}.{name}"
    known.model._meta.get_field(name)
    if name in known.held or name in known.impersonal:
        raise ValueError(f"{label}: declared twice")
