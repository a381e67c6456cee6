"""The minutes as a workbook: one sheet for each table, every text a text and never a formula."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from django.utils import timezone

from applications.cells import harmless

from .minutes_tables import Content

LONGEST_TEXT = 32_767  # characters that a cell holds
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
NARROWEST, WIDEST = 10, 60


def write(content: Content) -> bytes:
    """The workbook's bytes, with flat memory at any number of rows."""
    file = BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "remove_timezone": True,
            "default_date_format": "yyyy-mm-dd hh:mm",
        },
    )
    book.set_properties(
        {"title": content.title, "author": content.organisation, "created": _local(content.frozen_at)}
    )
    styles = {
        "head": book.add_format(
            {"bold": True, "bg_color": "#230050", "font_color": "#FFFFFF", "text_wrap": True}
        ),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "moment": book.add_format({"num_format": "yyyy-mm-dd hh:mm", "valign": "top"}),
    }
    _first_sheet(book, content, styles)
    used = set()
    for table in content.tables:
        sheet = book.add_worksheet(_sheet_name(table.title, used))
        sheet.freeze_panes(1, 0)
        for column, label in enumerate(table.columns):
            sheet.set_column(column, column, min(WIDEST, max(NARROWEST, table.widths[column])))
            sheet.write_string(0, column, harmless(label), styles["head"])
        for line, cells in enumerate(table.rows, start=1):
            for column, cell in enumerate(cells):
                _write(sheet, line, column, cell, styles)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return file.getvalue()


def _first_sheet(book, content: Content, styles: dict) -> None:
    sheet = book.add_worksheet(_sheet_name(content.heading, set()))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, WIDEST)
    sheet.write_string(0, 0, harmless(content.title), styles["head"])
    sheet.write_string(0, 1, harmless(content.edition), styles["head"])
    for line, (label, fact) in enumerate(content.facts, start=1):
        sheet.write_string(line, 0, harmless(label), styles["text"])
        _write(sheet, line, 1, fact, styles)


def _write(sheet, line: int, column: int, cell, styles: dict) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool | str):
        sheet.write_string(line, column, harmless(str(cell)[: LONGEST_TEXT - 1]), styles["text"])
    elif isinstance(cell, int | Decimal | float):
        sheet.write_number(line, column, cell)
    elif isinstance(cell, datetime):
        sheet.write_datetime(line, column, _local(cell), styles["moment"])
    else:
        sheet.write_string(line, column, harmless(str(cell)[: LONGEST_TEXT - 1]), styles["text"])


def _local(moment: datetime) -> datetime:
    """In the portal's time, without the zone, which a workbook does not know."""
    return timezone.localtime(moment, timezone.get_default_timezone()).replace(tzinfo=None)


def _sheet_name(title: str, used: set[str]) -> str:
    """Thirty-one characters without the forbidden signs, told apart by a number."""
    name = title.translate(NOT_IN_NAMES).strip("' ")[:31].strip() or "–"
    number = 2
    while name.lower() in used or name.lower() == "history":
        name = f"{name[:28]} {number}"
        number += 1
    used.add(name.lower())
    return name
