"""The fields of the review page, each with what is saved of it."""

from dataclasses import dataclass
from datetime import datetime

from django.forms import BoundField
from django.urls import reverse

from ..models import Criterion, ReviewAssignment, ReviewEntry
from ..rubric import SCALE, ReviewForm


@dataclass(frozen=True)
class FieldRow:
    """One field; `conflict` is what another window saved meanwhile, `frozen` why nothing is saved."""

    bound: BoundField
    address: str
    version: int
    saved_at: datetime | None
    conflict: ReviewEntry | None = None
    frozen: str = ""

    @property
    def name(self) -> str:
        return self.bound.html_name

    @property
    def is_scale(self) -> bool:
        return self.bound.widget_type == "radioselect"

    @property
    def other_text(self) -> str:
        """The other window's text as a person reads it."""
        return str(dict(SCALE).get(self.conflict.text, self.conflict.text))


@dataclass(frozen=True)
class RubricLine:
    criterion: Criterion
    score: FieldRow
    comment: FieldRow


def row_of(
    assignment: ReviewAssignment,
    form: ReviewForm,
    name: str,
    *,
    entry: ReviewEntry | None = None,
    conflict: ReviewEntry | None = None,
    frozen: str = "",
) -> FieldRow:
    """The field after it was saved, or as it is stored."""
    stored = entry or form.entries.get(name)
    seen = next((given.seen for given in form.typed() if given.name == name), 0) if form.is_bound else 0
    shows_stored = stored and not conflict
    return FieldRow(
        bound=form[name],
        address=reverse("admin:selection_save_review", args=[assignment.pk, name]),
        version=stored.version if shows_stored else seen,
        saved_at=stored.saved_at if shows_stored else None,
        conflict=conflict,
        frozen=frozen,
    )


def lines_of(assignment: ReviewAssignment, form: ReviewForm, conflicts: dict) -> list[RubricLine]:
    """Each criterion with its score and comment, in the order of the rubric."""
    return [
        RubricLine(
            criterion,
            *(
                row_of(assignment, form, name, conflict=conflicts.get(name))
                for name in (f"criterion_{criterion.pk}", f"criterion_{criterion.pk}_comment")
            ),
        )
        for criterion in form.criteria
    ]


def text_rows(assignment: ReviewAssignment, form: ReviewForm, conflicts: dict) -> list[FieldRow]:
    return [row_of(assignment, form, name, conflict=conflicts.get(name)) for name in ("comment", "attention")]
