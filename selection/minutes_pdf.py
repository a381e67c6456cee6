"""The minutes as a PDF to keep and to read aloud."""

from datetime import datetime
from decimal import Decimal
from pathlib import Path

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from printing import typeset_legibly

from .minutes_tables import Content, Table

LAYOUT = Path(__file__).parent / "layout" / "minutes.typ"


def render(content: Content, *, workbook_sha256: str) -> bytes:
    """The PDF. Raises printing.CannotBeMade, printing.FontsMissing."""
    day = timezone.localdate(content.frozen_at, timezone.get_default_timezone())
    facts = [*content.facts, (_("SHA-256 of the workbook"), workbook_sha256)]
    return typeset_legibly(
        LAYOUT,
        {
            "language": content.language,
            "title": content.title,
            "edition": content.edition,
            "organisation": content.organisation,
            "academy": content.academy,
            "foot": f"{content.title} – {content.edition}",
            "page": _("Page %(page)s of %(pages)s") % {"page": "%1", "pages": "%2"},
            "nothing": _("Nothing to record."),
            "date": [day.year, day.month, day.day],
            "facts": [[label, shown(fact)] for label, fact in facts],
            "tables": [_table(table) for table in content.tables],
        },
    )


def _table(table: Table) -> dict:
    note, rows = table.note, table.rows_in_pdf
    if len(rows) < len(table.rows):
        more = _("Shown here: %(shown)s. The workbook holds all %(number)s rows.") % {
            "shown": shown(len(rows)),
            "number": shown(len(table.rows)),
        }
        note = f"{note} {more}".strip()
    return {
        "title": table.title,
        "note": note,
        "is_shown": table.is_in_pdf,
        "columns": table.columns,
        "widths": table.widths,
        "rows": [[shown(cell) for cell in cells] for cells in rows],
    }


def shown(cell) -> str:
    """A cell in words, as the language writes numbers and moments."""
    if cell is None or cell == "":
        return "–"
    if isinstance(cell, bool):
        return _("yes") if cell else _("no")
    if isinstance(cell, datetime):
        return date_format(timezone.localtime(cell, timezone.get_default_timezone()), "SHORT_DATETIME_FORMAT")
    if isinstance(cell, int):
        return number_format(cell, use_l10n=True, force_grouping=True)
    if isinstance(cell, Decimal):
        return number_format(cell, 2, use_l10n=True, force_grouping=True)
    return str(cell)
