"""The list as a file: the rows, columns, order and words of the page, however many, in flat memory."""

import codecs
import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import IO

import xlsxwriter
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts.models import User

from ..barring import barred, conceal_if
from ..cells import harmless, without_markup
from ..keys import among
from ..models import Application
from .registry import Column, Value
from .showing import Wording, load, values_of

CHUNK = 1000  # rows
KEYS = ("applicant", "call", "track")
OF_EACH = {"applicant"}  # related rows that no two applications share
WIDTH = 24  # of a column, in characters
SPOOLED = 1_000_000  # bytes kept in memory before the disk is used


def rows_of(
    queryset: QuerySet[Application], columns: list[Column], reader: User
) -> Iterator[Sequence[Value]]:
    """The values of each row in the order of the list, concealed as the list conceals.

    The keys come through a cursor of the server; of a thousand at a time only what the columns read is
    fetched, and what many share (call, edition, track) once.
    """
    fields = {name for column in columns for name in (*column.fields, column.of) if name}
    related = {name for column in columns for name in column.related}
    every = Application.objects.only(*KEYS, *fields).prefetch_related(*sorted(related - OF_EACH))
    every = every.select_related(*(related & OF_EACH or [None]))
    keys = queryset.values_list("pk", flat=True).iterator(chunk_size=CHUNK)
    while chunk := list(islice(keys, CHUNK)):
        these = among(chunk)
        found = {row.pk: row for row in every.filter(pk__in=these)}
        reasons = barred(reader, Application.objects.filter(pk__in=these))
        present = [conceal_if(found[key], reasons.get(key)) for key in chunk if key in found]
        loaded = load(columns, these)
        yield from zip(*(values_of(column, present, loaded) for column in columns), strict=True)


def as_csv(rows: Iterable[Sequence[Value]], columns: list[Column]) -> IO[bytes]:
    """A file open at its start. UTF-8 with its mark, as Excel wants it."""
    file = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115  who asked closes it
    file.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(file, "utf-8", newline="")
    sheet = csv.writer(text)
    sheet.writerow([harmless(capfirst(str(column.title))) for column in columns])
    in_words = Wording()
    sheet.writerows(
        [harmless(value) if isinstance(value, str) else in_words(value) for value in row] for row in rows
    )
    text.detach()
    file.seek(0)
    return file


def as_xlsx(rows: Iterable[Sequence[Value]], columns: list[Column]) -> IO[bytes]:
    """A file open at its start: typed cells, the header frozen."""
    file = tempfile.SpooledTemporaryFile(SPOOLED)  # noqa: SIM115  who asked closes it
    book = xlsxwriter.Workbook(file, {"constant_memory": True, "in_memory": False})
    header = book.add_format({"bold": True, "bg_color": "#1e2dbe", "font_color": "#ffffff"})
    formats = {
        datetime: book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
        Decimal: book.add_format({"num_format": "0.00"}),
    }
    sheet = book.add_worksheet(_("Applications")[:31])
    sheet.freeze_panes(1, 0)
    titles = [capfirst(str(column.title)) for column in columns]
    for place, title in enumerate(titles):
        sheet.set_column(place, place, WIDTH)
        sheet.write_string(0, place, title, header)
    count = 0
    for count, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            _write(sheet, count, place, value, formats)
    sheet.autofilter(0, 0, count, max(len(columns) - 1, 0))
    book.close()
    file.seek(0)
    return file


@dataclass(frozen=True)
class FileKind:
    """A kind of file: how it is written, and what it is called."""

    write: Callable[[Iterable[Sequence[Value]], list[Column]], IO[bytes]]
    ending: str
    content_type: str


FILES = {
    "xlsx": FileKind(as_xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": FileKind(as_csv, "csv", "text/csv; charset=utf-8"),
}


def _write(sheet, line: int, place: int, value: Value, formats: dict) -> None:
    """A text is a text whatever it begins with: no formula and no link."""
    if value is None or value == "":
        return
    if isinstance(value, datetime):
        sheet.write_datetime(line, place, localtime(value).replace(tzinfo=None), formats[datetime])
    elif isinstance(value, date):
        sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), formats[date])
    elif isinstance(value, Decimal):
        sheet.write_number(line, place, value, formats[Decimal])
    elif isinstance(value, int):
        sheet.write_number(line, place, value)
    else:
        sheet.write_string(line, place, without_markup(value))
