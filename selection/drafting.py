"""A review while it is being written: each field saved as typed, two windows never over each other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application

from .locks import locked
from .models import Review, ReviewAssignment, ReviewEntry
from .refusals import ReviewRefused

NOT_APPLICABLE = "not-applicable"
OPEN = (Application.Status.SUBMITTED, Application.Status.RESERVE)


@dataclass(frozen=True)
class Typed:
    """What one field holds; `seen` is the version that its page showed."""

    name: str
    text: str
    seen: int = 0


@dataclass
class Saved:
    """The entries as they are stored now; of `conflicts` the other window's text was kept."""

    entries: dict[str, ReviewEntry] = field(default_factory=dict)
    conflicts: dict[str, ReviewEntry] = field(default_factory=dict)


@transaction.atomic
def save(*, assignment: ReviewAssignment, by: User, typed: Iterable[Typed]) -> Saved:
    """Keep what was typed. Where the field was changed since its page was shown, nothing is overwritten.
    Raises ReviewRefused for anybody but the reviewer, and when the review is no longer asked."""
    if assignment.reviewer_id != by.pk:
        raise ReviewRefused(_("This review was asked of somebody else."))
    current = locked(ReviewAssignment.objects.filter(pk=assignment.pk)).get()
    if current.status != ReviewAssignment.Status.ASSIGNED:
        raise ReviewRefused(_("This review is not being written: it is submitted, or no longer asked."))
    entries = entries_of(current)
    saved = Saved()
    for given in typed:
        text = given.text.replace("\r\n", "\n").replace("\x00", "")  # which no database keeps
        entry = entries.get(given.name)
        if entry is None:
            if not text:
                continue
            entry = ReviewEntry.objects.create(assignment=current, name=given.name, text=text)
        elif entry.text != text:
            if entry.version != given.seen:
                saved.conflicts[given.name] = entry
                continue
            entry.text, entry.version = text, entry.version + 1
            entry.save()
        saved.entries[given.name] = entry
    return saved


def entries_of(assignment: ReviewAssignment) -> dict[str, ReviewEntry]:
    """What is typed so far, by field. A review written without it, or reopened, is its own beginning:
    unsaved entries of version 0."""
    stored = {entry.name: entry for entry in assignment.entries.all()}
    review = Review.objects.filter(assignment=assignment).prefetch_related("scores").first()
    if review is None:
        return stored
    written = {"comment": review.comment, "attention": review.attention}
    for score in review.scores.all():
        written[f"criterion_{score.criterion_id}"] = str(score.value or NOT_APPLICABLE)
        written[f"criterion_{score.criterion_id}_comment"] = score.comment
    return {
        **{
            name: ReviewEntry(assignment=assignment, name=name, text=text, version=0)
            for name, text in written.items()
            if text
        },
        **stored,
    }
