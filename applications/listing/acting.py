"""Doing something to many applications: each by its rule, in a transaction of its own."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.models import User
from broker import hand_over
from lifecycle import TransitionRefused

from ..models import Application, ListAct
from .registry import Act, acts, acts_for

AT_ONCE = 100  # done while the officer waits; more are done by the worker
STEP = 25  # after so many the progress is written
ABANDONED = timedelta(minutes=5)  # without progress
SHOWN_FAILURES = 2000


def sorted_out(act: Act, rows: QuerySet[Application]) -> tuple[QuerySet[Application], list[tuple[str, int]]]:
    """Those that the act is for, and why how many others are left out; the first reason counts."""
    reasons = act.left_out()
    if not reasons:
        return rows, []
    place = Case(
        *(When(met, then=Value(number)) for number, (_text, met) in enumerate(reasons)),
        default=Value(-1),
        output_field=IntegerField(),
    )
    every = Application._base_manager.order_by().filter(pk__in=rows.order_by().values("pk"))
    placed = every.annotate(place=place).values("place").annotate(number=Count("pk", distinct=True))
    numbers = {row["place"]: row["number"] for row in placed}
    left = [(str(text), numbers.get(number, 0)) for number, (text, _met) in enumerate(reasons)]
    is_left = Q(*(met for _text, met in reasons), _connector=Q.OR)
    barred = Application._base_manager.order_by().filter(is_left).values("pk")
    return rows.exclude(pk__in=barred), [(text, number) for text, number in left if number]


def ask(*, key: UUID, act: Act, by: User, query: str, values: dict, keys: Iterable[UUID]) -> ListAct:
    """Write down what shall be done, and have it done. The same key again finds the first asking."""
    asked, is_new = ListAct.objects.get_or_create(
        pk=key,
        defaults={
            "act": act.name,
            "by": by,
            "query": query,
            "values": values,
            "applications": [str(application) for application in keys],
        },
    )
    if is_new:
        _begin(asked)
    return asked


def work(asked: ListAct) -> None:
    """Do what is left of it. A second worker finds it taken."""
    now = timezone.now()
    free = Q(worked_at=None) | Q(worked_at__lt=now - ABANDONED)
    taken = ListAct.objects.filter(free, pk=asked.pk, finished_at=None).update(worked_at=now)
    if not taken:
        return
    asked.refresh_from_db()
    with override(asked.by.language):
        _do(asked)


def tend() -> None:
    """Do what a worker or broker that was away has left."""
    for asked in ListAct.objects.filter(finished_at=None).order_by("asked_at"):
        work(asked)


def _begin(asked: ListAct) -> None:
    if len(asked.applications) <= AT_ONCE:
        work(asked)
        return
    from ..tasks import act_on_list

    hand_over(act_on_list, str(asked.pk))


def _do(asked: ListAct) -> None:
    act = acts[asked.act]
    form = act.form(asked.values) if act.form else None
    if act.name not in acts_for(asked.by) or (form and not form.is_valid()):
        _finish(asked, [[_("All"), _("This is not possible any more.")]])
        return
    values = form.cleaned_data if form else {}
    while part := asked.applications[asked.tried : asked.tried + STEP]:
        rows = Application.objects.for_lists().in_bulk([UUID(key) for key in part])
        for key in part:
            row = rows.get(UUID(key))
            reason = _attempt(act, row, asked.by, values) if row else _("It is not there any more.")
            if reason is None:
                asked.done += 1
            elif len(asked.failures) < SHOWN_FAILURES:
                asked.failures.append([row.reference if row else key, reason])
        asked.tried += len(part)
        asked.worked_at = timezone.now()
        asked.save(update_fields=["tried", "done", "failures", "worked_at"])
    _finish(asked, [])


def _attempt(act: Act, application: Application, by: User, values: dict) -> str | None:
    """Why it was refused; None when it is done."""
    try:
        with transaction.atomic():
            _ready, left = sorted_out(act, Application.objects.filter(pk=application.pk))
            if left:
                return left[0][0]
            act.do(application=application, by=by, **values)
    except (*act.refusals, TransitionRefused) as refusal:
        return str(refusal)
    return None


def _finish(asked: ListAct, failures: list) -> None:
    asked.failures += failures
    asked.finished_at = timezone.now()
    asked.save(update_fields=["failures", "finished_at"])
