"""Erasing a person, or what is over: the one way, tried first and undone, then done.

What goes and what stays says the register. The apps add to `before` what has to come to its end first,
to `steps` what no row of theirs says, and to `refusals` why somebody can't be erased. A dry run does all of
it and undoes it, so that it tells what will be done and nothing else. Files go after the commit.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ImproperlyConfigured
from django.db import models, transaction
from django.utils.translation import gettext as _

from lifecycle import amending

from . import files, traces
from .finding import Found, of_applications, of_editions, of_person
from .register import Declared, register

CHUNK = 2000
Tell = Callable[[int, int], None]  # how many steps are done, of how many


class ErasureRefused(Exception):
    """Why the person can't be erased now. Its text is for people."""


@dataclass(frozen=True)
class Line:
    """What becomes of one kind of thing: how many are removed, how many stay without the person, and how
    many rows of history go with them."""

    what: str
    removed: int = 0
    emptied: int = 0
    history: int = 0
    fields: str = ""


@dataclass
class Report:
    """What an erasure does. `mentions` are places where somebody else's text still names the person."""

    lines: list[Line] = field(default_factory=list)
    files: int = 0
    mentions: list[traces.Trace] = field(default_factory=list)

    def as_json(self) -> dict:
        """Numbers only: nothing of whom it was."""
        return {
            "removed": sum(line.removed for line in self.lines),
            "emptied": sum(line.emptied for line in self.lines),
            "history": sum(line.history for line in self.lines),
            "files": self.files,
        }


refusals: list[Callable[[models.Model], str]] = []  # account → why not, or ""
before: list[Callable[[models.Model, models.Model], None]] = []  # account, who erases
steps: list[Callable[[Found], Iterable[Line]]] = []  # inside the door of history, before the rows go


def refusal(person) -> str:
    """Why the person can't be erased now, for people; empty when nothing hinders it."""
    return next(filter(None, (refuse(person) for refuse in refusals)), "")


def erase(*, person, by, tell: Tell | None = None) -> Report:
    """Erase the person: nothing in the database, in history or in the files says who it was. The numbers
    that statistics count stay. `tell` hears how far the search at the end is. Raises ErasureRefused."""
    with transaction.atomic():
        return _of_person(person, by, tell)


def dry_run(*, person, by, tell: Tell | None = None) -> Report:
    """What `erase` would do; nothing is changed. Raises ErasureRefused."""
    with transaction.atomic():
        report = _of_person(person, by, tell)
        transaction.set_rollback(True)
    return report


def erase_editions(keys: Iterable[int]) -> Report:
    """Erase what is kept of everybody in the editions; accounts and certificates stay."""
    with transaction.atomic():
        return _carry_out(of_editions(keys))


def erase_applications(keys: Iterable) -> Report:
    """Erase what hangs on the applications."""
    with transaction.atomic():
        return _carry_out(of_applications(keys))


def _of_person(person, by, tell: Tell | None) -> Report:
    if reason := refusal(person):
        raise ErasureRefused(reason)
    for act in before:
        act(person, by)
    found = of_person(person)
    report = _carry_out(found)
    report.mentions = traces.search(found.names, tell)
    return report


def _carry_out(found: Found) -> Report:
    report = Report()
    with amending():
        for step in steps:
            report.lines += step(found)
        names = set()
        todo = [(known, found.of(known.model)) for known in register.values() if found.of(known.model)]
        gone = {known.model: _going(known, keys) for known, keys in todo}
        for known, keys in todo:
            names |= set(_files(known, keys))
            _empty(known, [key for key in keys if key not in gone[known.model]])
        for known, _keys in reversed(todo):
            for part in _parts(gone[known.model]):
                known.model._base_manager.filter(pk__in=part).delete()
        for known, keys in todo:
            if line := _line(known, keys, gone[known.model], _erase_history(known, keys, gone[known.model])):
                report.lines.append(line)
        report.files = len(names)
        files.remove_after_commit(names)
    return report


def _going(known: Declared, keys: list) -> set:
    """Those of the rows that are removed; what history alone still knows of goes as well."""
    if known.goes is True:
        return set(keys)
    staying = known.model._base_manager.filter(pk__in=keys)
    if known.goes:
        staying = staying.exclude(known.goes)
    return set(keys) - set(staying.values_list("pk", flat=True))


def _empty(known: Declared, keys: list) -> None:
    if not keys:
        return
    values = {name: _nothing(known, name) for name in known.erased()}
    values |= {name: value for name, value in _translations(known, values).items() if name not in values}
    if values:
        for part in _parts(keys):
            known.model._base_manager.filter(pk__in=part).update(**values)


def _erase_history(known: Declared, keys: list, gone: set) -> int:
    """History of removed rows is removed, of others it loses the same fields; how many rows."""
    history = known.history
    if history is None:
        return 0
    kept = {found.name for found in history._meta.concrete_fields}
    names = [] if known.goes is True else known.erased()
    values = {name: _nothing(known, name) for name in names if name in kept}
    count = 0
    of_row = f"{known.model._meta.pk.name}__in"
    for part in _parts(keys):
        rows = history.objects.filter(**{of_row: part})
        going = rows.filter(**{of_row: [key for key in part if key in gone]})
        count += going.count()
        going.delete()
        if values:
            count += rows.update(**values)
    return count


def _nothing(known: Declared, name: str):
    """What stands in an emptied field."""
    found = known.model._meta.get_field(name)
    if name in known.blank:
        return known.blank[name]
    if found.null:
        return None
    if isinstance(found, models.JSONField | ArrayField):
        return found.get_default()
    if isinstance(found, models.CharField | models.TextField | models.FileField):
        return ""
    raise ImproperlyConfigured(f"{known.model._meta.label}.{name} can’t be emptied: declare what fills it.")


def _translations(known: Declared, values: dict) -> dict:
    names = {found.name for found in known.model._meta.concrete_fields}
    return {
        found: values[name]
        for name in values
        for found in names
        if found.rpartition("_")[0] == name
        and hasattr(known.model._meta.get_field(found), "translated_field")
    }


def _files(known: Declared, keys: list) -> Iterator[str]:
    """The names of the files that go, those that only history remembers included."""
    for name in known.erased():
        if isinstance(known.model._meta.get_field(name), models.FileField):
            for part in _parts(keys):
                yield from filter(
                    None, known.model._base_manager.filter(pk__in=part).values_list(name, flat=True)
                )
                if known.history is not None:
                    of_row = f"{known.model._meta.pk.name}__in"
                    rows = known.history.objects.filter(**{of_row: part})
                    yield from filter(None, rows.values_list(name, flat=True))


def _line(known: Declared, keys: list, gone: set, history: int) -> Line | None:
    emptied = len(keys) - len(gone)
    fields = known.erased() if emptied else []
    if not gone and not fields:
        return None
    return Line(
        known.name,
        removed=len(gone),
        emptied=emptied if fields else 0,
        history=history,
        fields=", ".join(filter(None, map(known.label, fields))),
    )


def _parts(keys: Iterable) -> Iterator[list]:
    keys = list(keys)
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def kept_numbers() -> str:
    """What the dry run says of what stays."""
    return _(
        "Country, region, gender, kind of organisation, track, state, marks, hours and dates stay without the "
        "person, so that reports count as before."
    )
