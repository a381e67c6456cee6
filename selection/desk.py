"""A reviewer's own desk: what is to write, how far each is, and what is theirs no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application

from . import conflicts
from .models import Criterion, ReviewAssignment
from .reading import name_for_reviewers
from .review_policy import policy_of

# The open assignments against which a conflict of interest stands, by their key.
Barred = dict[int, conflicts.Conflict]
LATEST = 50  # so many of those taken back are shown


@dataclass(frozen=True)
class DeskRow:
    """One assignment; `name` is empty in a blind review. `is_changed`: the application is not the one
    that the review judged."""

    pk: int
    reference: str
    name: str
    edition: str
    due_on: date
    is_overdue: bool
    answered: int
    criteria: int
    score: Decimal | None
    is_changed: bool


@dataclass(frozen=True)
class TakenBack:
    """An assignment that is the reviewer's no more, and why."""

    reference: str
    edition: str
    reason: str


def to_write(person: User, barred: Barred) -> QuerySet[ReviewAssignment]:
    """The reviews asked of the person, the most urgent first, without those that are `conflicted`."""
    rows = ReviewAssignment.objects.of(person).to_do().exclude(application__status="withdrawn")
    return _counted(rows.exclude(pk__in=barred)).order_by("due_on", "pk")


def written(person: User) -> QuerySet[ReviewAssignment]:
    rows = ReviewAssignment.objects.of(person).done()
    return _counted(rows).order_by("-review__submitted_at", "pk")


def conflicted(person: User) -> Barred:
    """The person's open assignments against which a conflict of interest stands, by their key."""
    asked = ReviewAssignment.objects.of(person).to_do()
    found = conflicts.find(applications=Application.objects.filter(assignments__in=asked), people=[person])
    rows = asked.filter(application__in=[key for key, _person in found]).values_list("pk", "application")
    return {pk: found[application, person.pk] for pk, application in rows}


def taken_back(person: User, barred: Barred) -> list[TakenBack]:
    """What is theirs no more: declined, cancelled, in conflict, or of an applicant who withdrew."""
    gone = Q(status__in=["declined", "cancelled"]) | Q(pk__in=barred) | Q(application__status="withdrawn")
    rows = ReviewAssignment.objects.of(person).filter(gone).exclude(status="done").for_lists()
    return [
        TakenBack(
            row.application.reference,
            str(row.application.call.edition),
            why_taken_back(row, barred.get(row.pk)),
        )
        for row in rows.order_by("-assigned_at", "pk")[:LATEST]
    ]


def why_taken_back(row: ReviewAssignment, conflict: conflicts.Conflict | None) -> str:
    """The reason, as its reviewer reads it."""
    if conflict:
        is_blind = policy_of(row.application.call.edition).is_blind
        return conflict.for_reviewers(is_blind=is_blind)
    if row.status == ReviewAssignment.Status.DECLINED and row.has_conflict:
        return _("Conflict of interest: %(reason)s") % {"reason": row.decline_reason or "–"}
    if row.status == ReviewAssignment.Status.DECLINED:
        return _("You declined: %(reason)s") % {"reason": row.decline_reason or "–"}
    if row.status == ReviewAssignment.Status.CANCELLED:
        return _("The staff no longer ask for this review.")
    return _("The applicant withdrew the application.")


def desk_rows(rows: Iterable[ReviewAssignment]) -> list[DeskRow]:
    """What the desk shows of a page of assignments (of `to_write` or `written`); one query more."""
    rows = list(rows)
    editions = {row.application.call.edition_id for row in rows}
    counted = Criterion.objects.filter(edition__in=editions).order_by().values_list("edition")
    criteria = dict(counted.annotate(number=Count("pk")))
    today = timezone.localdate()
    return [
        DeskRow(
            pk=row.pk,
            reference=row.application.reference,
            name=name_for_reviewers(row.application),
            edition=str(row.application.call.edition),
            due_on=row.due_on,
            is_overdue=row.due_on < today,
            answered=row.answered,
            criteria=criteria.get(row.application.call.edition_id, 0),
            score=row.written_score,
            is_changed=row.judged_revision not in (None, row.application.revision),
        )
        for row in rows
    ]


def next_to_write(person: User, after: int) -> ReviewAssignment | None:
    """The most urgent one, another than `after`."""
    return to_write(person, conflicted(person)).exclude(pk=after).first()


def _counted(rows: QuerySet[ReviewAssignment]) -> QuerySet[ReviewAssignment]:
    """With how many criteria are answered, and what the written review says."""
    is_answer = Q(entries__name__regex=r"^criterion_\d+$") & ~Q(entries__text="")
    return rows.for_lists().annotate(
        answered=Count("entries", filter=is_answer),
        written_score=F("review__score"),
        judged_revision=F("review__application_revision"),
    )
