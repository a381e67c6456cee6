"""The figures of an edition as a workbook."""

from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from applications.cells import harmless
from sessions_app.models import Edition

from . import breakdowns, reports


def workbook(edition: Edition) -> bytes:
    """A sheet of figures with their definitions, one of all breakdowns, one across the years."""
    book = Workbook(write_only=True)
    figures = _sheet(book, _("Figures"), [_("Figure"), _("Value"), _("Definition")])
    for row in reports.headlines(edition):
        figures.append([row.label, row.value, row.definition])
    details = _sheet(book, _("Breakdowns"), [_("Figure"), _("Kind"), _("Number"), _("Definition")])
    for breakdown in breakdowns.breakdowns(edition):
        for label, number in breakdown.pairs:
            details.append([harmless(breakdown.title), harmless(label), number, breakdown.definition])
    across = reports.across_years()
    heads = [headline.label for headline in across[0][1]] if across else []
    years = _sheet(book, _("All editions"), [_("Edition"), _("Place"), _("First day"), *heads])
    for other, headlines in across:
        years.append(
            [
                harmless(other.title),
                harmless(other.venue.city),
                other.starts_on,
                *(row.value for row in headlines),
            ]
        )
    _editions_compared(book, [other for other, _headlines in across])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _editions_compared(book: Workbook, editions: list[Edition]) -> None:
    """A row for each figure, label and edition, as a pivot table wants them."""
    sheet = _sheet(
        book,
        _("From edition to edition"),
        [_("Figure"), _("Kind"), _("Number"), _("Edition"), _("First day")],
    )
    for figure, thing in breakdowns.titles():
        compared = breakdowns.side_by_side(figure, thing, editions)
        for label, numbers, _total in compared.rows:
            for edition, number in zip(editions, numbers, strict=True):
                if number:
                    cells = [harmless(compared.title), harmless(label), number, harmless(edition.title)]
                    sheet.append([*cells, edition.starts_on])


def _sheet(book: Workbook, title: str, heads: list[str]):
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCDEFGH", (48, 34, 16, 60, 16, 16, 16, 16), strict=True):
        sheet.column_dimensions[letter].width = width
    cells = []
    for head in heads:
        cell = WriteOnlyCell(sheet, value=head)
        cell.font = Font(bold=True)
        cells.append(cell)
    sheet.append(cells)
    return sheet
