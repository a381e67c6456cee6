"""A long list as a file: work that the worker does, for who asked for it alone."""

from collections.abc import Iterable, Iterator, Sequence

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import access_log
from accounts.models import AccessRecord, User
from progress import files
from progress.kinds import Report
from progress.models import Job
from progress.running import start

from ... import rules
from ...listing.exporting import FILES, rows_of
from ...listing.registry import act_title
from ...models import Application, ListAct
from ...refusals import ExportRefused

JOB_KIND = "list-export"
EVERY = 1000  # rows between two signs of life


def ask(*, kind: str, query: str, by: User) -> Job:
    """Have the list of this address written as a file."""
    return start(
        kind=JOB_KIND,
        title=act_title(f"export-{kind}"),
        by=by,
        arguments={"kind": kind, "query": query},
    )


def write_all(job: Job, report: Report) -> None:
    """What the list shows its asker at this moment. Raises ExportRefused when they may not take it any more."""
    if job.started_by is None or not rules.can_export(job.started_by):
        raise ExportRefused(_("Who asked for it may not export the list any more."))
    request = _request(job.started_by, job.arguments["query"])
    shown = _list(request)
    columns = shown.model_admin.columns_of(request)
    total = shown.queryset.count()
    rows = _told(
        rows_of(shown.queryset, columns, job.started_by), lambda done: report(done, max(total, done))
    )
    kind = FILES[job.arguments["kind"]]
    with kind.write(rows, columns) as file:
        files.keep(job, file, name_of(kind.ending))


def note_taken(job: Job) -> None:
    """Who took what out of the portal, each time."""
    note_export(
        kind=job.arguments["kind"], by=job.started_by, query=job.arguments["query"], done=job.done, job=job
    )


def note_export(*, kind: str, by: User, query: str, done: int, job: Job | None = None) -> None:
    """In the list's own notes, and among what was read of people."""
    ListAct.objects.create(act=f"export-{kind}", by=by, query=query, done=done, job=job)
    access_log.note(by=by, what=AccessRecord.What.EXPORT, about=f"applications: {done}")


def name_of(ending: str) -> str:
    return f"applications-{timezone.localdate():%Y-%m-%d}.{ending}"


def _told(rows: Iterable[Sequence], tell) -> Iterator[Sequence]:
    """The rows as they are; now and then it is told how many went by."""
    done = 0
    tell(done)
    for done, row in enumerate(rows, 1):
        if done % EVERY == 0:
            tell(done)
        yield row
    tell(done)


def _request(user: User, query: str) -> HttpRequest:
    """As if the person looked at the list."""
    request = HttpRequest()
    request.method, request.user, request.GET = "GET", user, QueryDict(query)
    return request


def _list(request: HttpRequest) -> ChangeList:
    try:
        return admin.site.get_model_admin(Application).get_changelist_instance(request)
    except IncorrectLookupParameters as fault:
        raise ExportRefused(_("The list has no such filters any more.")) from fault
