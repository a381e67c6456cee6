"""What is kept of a person, for that person: as data, as a PDF to read, and the files themselves."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, localize
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from printing import typeset_legibly

from .purposes import PURPOSES
from .register import Declared, Fate, Held, register

LAYOUT = Path(__file__).parent / "layout" / "own_data.typ"


@dataclass(frozen=True)
class Table:
    """The rows of one table that are kept for one purpose. Each is a pair of what it belongs to, in
    words, and its values by field."""

    known: Declared
    held: list[Held]
    rows: list[tuple[str, dict]]

    @property
    def title(self) -> str:
        return self.known.name

    def label(self, name: str) -> str:
        return capfirst(self.known.label(name)) or name


def tables_of(person) -> Iterator[tuple[object, list[Table]]]:
    """By purpose, what is kept of the person. Who else acted is not in it: that is theirs."""
    for purpose in PURPOSES:
        tables = []
        for known in register.values():
            held = [one for one in known.held.values() if one.purpose is purpose and _is_told(known, one)]
            if held and (rows := _rows(known, held, person)):
                tables.append(Table(known, held, rows))
        if tables:
            yield purpose, tables


def _is_told(known: Declared, one: Held) -> bool:
    if one.fate is Fate.OFFICE or one.name in known.hidden:
        return False
    return not known.model._meta.get_field(one.name).is_relation


def rows_about(known: Declared, person) -> models.QuerySet:
    """The rows that the person is told of."""
    if not known.about or known.told is False:
        return known.model._base_manager.none()
    wanted = models.Q()
    for path in known.about:
        wanted |= models.Q(**{path: person.pk})
    told = known.told() if callable(known.told) else known.told
    rows = known.model._base_manager.filter(wanted).order_by("pk")
    return (rows if told is True else rows.filter(told)).distinct()


def _rows(known: Declared, held: list[Held], person) -> list[tuple[str, dict]]:
    links = [
        found.name
        for found in known.model._meta.concrete_fields
        if found.is_relation and _is_a_thing(found.related_model)
    ]
    return [
        (
            " – ".join(str(thing) for name in links if (thing := getattr(row, name)) is not None),
            {one.name: getattr(row, one.name) for one in held},
        )
        for row in rows_about(known, person).select_related(*links)
    ]


def _is_a_thing(model: type[models.Model]) -> bool:
    """A question, a session, an edition: nobody's own."""
    known = register.get(model)
    return (
        known is not None
        and not known.about
        and not any(one.fate is Fate.OFFICE for one in known.held.values())
    )


def write(person, file: IO[bytes]) -> None:
    """Write the ZIP: `data.json`, `data.pdf` in the active language, and the files."""
    parts = list(tables_of(person))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.json", as_json(parts))
        archive.writestr("data.pdf", as_pdf(parts))
        for _purpose, tables in parts:
            for table in tables:
                for _of, values in table.rows:
                    for stored in values.values():
                        if isinstance(stored, models.fields.files.FieldFile) and stored:
                            _add(archive, stored)


def _add(archive: zipfile.ZipFile, stored: models.fields.files.FieldFile) -> None:
    try:
        source = stored.storage.open(stored.name)
    except FileNotFoundError:
        return
    with source, archive.open(name_in_archive(stored), "w") as target:
        for piece in source.chunks():
            target.write(piece)


def name_in_archive(stored: models.fields.files.FieldFile) -> str:
    """Under the file's own key, with the name that its owner gave it where there is one."""
    given = getattr(stored.instance, "original_name", "") or Path(stored.name).name
    return f"files/{Path(stored.name).stem}/{given}"


def as_json(parts: list) -> str:
    return json.dumps(
        {
            "made_at": timezone.now(),
            "purposes": [
                {
                    "purpose": purpose.key,
                    "why": str(purpose.why),
                    "retention": str(purpose.retention),
                    "tables": [
                        {
                            "table": table.known.model._meta.label,
                            "title": table.title,
                            "labels": {one.name: table.label(one.name) for one in table.held},
                            "rows": [
                                {"of": of, **{name: _as_data(value) for name, value in values.items()}}
                                for of, values in table.rows
                            ],
                        }
                        for table in tables
                    ],
                }
                for purpose, tables in parts
            ],
        },
        cls=DjangoJSONEncoder,
        ensure_ascii=False,
        indent=1,
    )


def _as_data(value):
    if isinstance(value, models.fields.files.FieldFile):
        return name_in_archive(value) if value else ""
    return value


def as_pdf(parts: list) -> bytes:
    """The same to read. Raises printing.FontsMissing."""
    today = timezone.localdate()
    return typeset_legibly(
        LAYOUT,
        {
            "language": get_language() or "en",
            "title": _("What is kept of you"),
            "organisation": _("International Labour Organization"),
            "academy": _("Academy on Social and Solidarity Economy"),
            "made": _("Made on %(day)s.") % {"day": date_format(today, "DATE_FORMAT")},
            "date": [today.year, today.month, today.day],
            "page": _("Page %1 of %2"),
            "parts": [
                {
                    "title": str(purpose.title),
                    "why": str(purpose.why),
                    "retention": str(purpose.retention),
                    "tables": [
                        {
                            "title": table.title,
                            "rows": [_printed(table, of, values) for of, values in table.rows],
                        }
                        for table in tables
                    ],
                }
                for purpose, tables in parts
            ],
        },
    )


def _printed(table: Table, of: str, values: dict) -> dict:
    """The facts that say something to a reader: marks for the machine stay in the JSON."""
    facts = [
        [
            _("%(label)s:") % {"label": table.label(name)},
            _in_words(table.known.model._meta.get_field(name), value),
        ]
        for name, value in values.items()
        if table.known.label(name)
    ]
    return {"of": of, "facts": [fact for fact in facts if fact[1]]}


def _in_words(found: models.Field, value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if found.choices:
        return str(dict(found.flatchoices).get(value, value))
    if isinstance(value, models.fields.files.FieldFile):
        return name_in_archive(value) if value else ""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(
        localize(timezone.localtime(value) if hasattr(value, "hour") and timezone.is_aware(value) else value)
    )
