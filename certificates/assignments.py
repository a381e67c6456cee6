"""Who passed the assignment of an edition, which a certificate of achievement may require."""

import pghistory
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from sessions_app.models import Edition, Participation
from sessions_app.requirements import Requirement

from .models import AssignmentResult

NAME = "assignment"


def passed_by(participations: QuerySet[Participation]) -> set[int]:
    rows = AssignmentResult.objects.filter(participation__in=participations, is_passed=True)
    return set(rows.values_list("participation_id", flat=True))


REQUIREMENT = Requirement(NAME, _("Pass the assignment"), passed_by)


@transaction.atomic
def record(*, edition: Edition, results: dict[int, bool | None], by: User) -> int:
    """Write who passed, by the key of the participation; None takes a result back. How many changed. Keys of
    another edition are passed over."""
    rows = Participation.objects.filter(edition=edition, pk__in=results)
    keys = set(rows.values_list("pk", flat=True))
    known = dict(
        AssignmentResult.objects.filter(participation__in=keys).values_list("participation_id", "is_passed")
    )
    changed = [key for key in sorted(keys) if known.get(key) is not results[key]]
    with pghistory.context(user=by.pk):
        for key in changed:
            _write(key, results[key], by)
    return len(changed)


def _write(key: int, is_passed: bool | None, by: User) -> None:
    if is_passed is None:
        AssignmentResult.objects.filter(participation_id=key).delete()
        return
    AssignmentResult.objects.update_or_create(
        participation_id=key, defaults={"is_passed": is_passed, "decided_by": by}
    )
