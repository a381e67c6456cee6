"""What the minutes are made of: facts and tables, the same for the PDF and the workbook."""

from dataclasses import dataclass, field
from datetime import datetime

# Rows of one table that the PDF shows: setting ten thousand takes two gigabytes of memory.
MOST_IN_PDF = 2000


@dataclass
class Table:
    """A heading, what it needs saying, columns and rows of texts, numbers and moments. One that only
    the workbook holds is named in the PDF with its number of rows; of a very long one the PDF shows
    the first, or those of `first_in_pdf`, and says so."""

    title: str
    columns: list[str]
    rows: list[tuple]
    note: str = ""
    is_in_pdf: bool = True
    widths: list[int] = field(default_factory=list)
    first_in_pdf: list[tuple] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.widths = self.widths or [18] * len(self.columns)

    @property
    def rows_in_pdf(self) -> list[tuple]:
        if not self.is_in_pdf:
            return []
        if len(self.rows) <= MOST_IN_PDF:
            return self.rows
        return (self.first_in_pdf or self.rows)[:MOST_IN_PDF]


@dataclass
class Content:
    """One version. `heading` names the facts; everything is in the language of the version."""

    language: str
    title: str
    edition: str
    organisation: str
    academy: str
    heading: str
    frozen_at: datetime
    facts: list[tuple[str, object]]
    tables: list[Table]
