"""Doing something to many applications: long work (`progress`), each by its rule, in a transaction of its own."""

from uuid import UUID

from django.db import transaction
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle import TransitionRefused
from progress.models import Job
from progress.running import hand_to_worker, run, start

from ..models import Application, ListAct
from ..refusals import ActRefused
from .registry import Act, acts, acts_for

JOB_KIND = "list-act"
AT_ONCE = 100  # done while the officer waits; more are done by the worker


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


def ask(
    *, key: UUID, act: Act, by: User, query: str, values: dict, applications: QuerySet[Application]
) -> Job:
    """Write down what shall be done, and have it done. The same key again finds the first asking."""
    items = [(str(pk), reference) for pk, reference in applications.values_list("pk", "reference")]
    is_small = len(items) <= AT_ONCE
    with transaction.atomic():
        job = start(
            key=key,
            kind=JOB_KIND,
            title=str(act.title),
            by=by,
            items=items,
            arguments={"act": act.name, "values": values},
            result=list_address(query),
            is_handed_over=not is_small,
        )
        ListAct.objects.get_or_create(
            job=job, defaults={"act": act.name, "by": by, "query": query, "values": values}
        )
    if is_small and run(job.pk):
        hand_to_worker(job.pk)
    return job


def do_to_one(job: Job, key: str) -> None:
    """Do it to one application. Raises ActRefused with the reason."""
    act, by = acts.get(job.arguments["act"]), job.started_by
    form = act.form(job.arguments["values"]) if act and act.form else None
    if act is None or by is None or act.name not in acts_for(by) or (form and not form.is_valid()):
        raise ActRefused(_("This is not possible any more."))
    application = Application.objects.for_lists().filter(pk=key).first()
    if application is None:
        raise ActRefused(_("It is not there any more."))
    _ready, left = sorted_out(act, Application.objects.filter(pk=application.pk))
    if left:
        raise ActRefused(left[0][0])
    try:
        act.do(application=application, by=by, **(form.cleaned_data if form else {}))
    except (*act.refusals, TransitionRefused) as refusal:
        raise ActRefused(str(refusal)) from refusal


def note_end(job: Job) -> None:
    """Keep with the note of the act what came of it."""
    ListAct.objects.filter(job=job).update(done=job.done, not_done=job.total - job.done)


def application_page(key: str) -> str:
    return reverse("admin:applications_application_change", args=[key])


def list_address(query: str) -> str:
    """The list that the query string shows; all of it when it says nothing."""
    return f"{reverse('admin:applications_application_changelist')}?{query or 'view=all'}"
