"""The minutes of a selection: asked for with one click, made by the worker (`progress`), kept for good.

A version shows one moment: everything is read in one snapshot of the database. The files are hashed
as they are stored; `minutes_checking.py` hashes what lies in the storage again.
"""

import hashlib
import logging
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import connection, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application
from progress.kinds import Report
from progress.models import Job
from progress.running import last_about, start
from sessions_app.models import Edition

from . import conflicts, minutes_pdf, minutes_workbook
from .locks import lock_edition
from .minutes_content import gather
from .models import MINUTES, SelectionMinutes
from .refusals import MinutesRefused

log = logging.getLogger(__name__)
JOB_KIND = "minutes"


@transaction.atomic
def ask(*, edition: Edition, by: User, language: str) -> SelectionMinutes:
    """Ask for a new version in the language; those kept stay. The worker makes it after the commit.
    Raises MinutesRefused while another version is being made."""
    edition = lock_edition(edition.pk)
    if SelectionMinutes.objects.filter(edition=edition, status="queued").exists():
        raise MinutesRefused(_("A version is being made already: it will be here in a moment."))
    last = SelectionMinutes.objects.filter(edition=edition).aggregate(last=Max("version"))["last"]
    made = SelectionMinutes.objects.create(
        edition=edition, version=(last or 0) + 1, language=language, made_by=by
    )
    have_made(made, by)
    return made


def conflicted(edition: Edition, person: User) -> int:
    """With how many applications of the edition the person has a conflict of interest. A file that is
    kept for good cannot conceal them from one reader: who has any opens none."""
    rows = Application.objects.received().filter(call__edition=edition)
    return len(conflicts.against_deciding(applications=rows, person=person))


@transaction.atomic
def retry(*, minutes: SelectionMinutes, by: User) -> None:
    """Make one again that failed. Raises TransitionRefused when it is not failed."""
    MINUTES.move(minutes, "retry", failure="")
    have_made(minutes, by)


def last_asked(minutes: SelectionMinutes) -> Job | None:
    """The latest making of these minutes."""
    return last_about(JOB_KIND, str(minutes.pk))


def make_asked(job: Job, _report: Report) -> None:
    """What the worker does. Raises MinutesRefused with the reason why they could not be made."""
    pk = UUID(job.arguments["minutes"])
    make(pk)
    made = SelectionMinutes.objects.filter(pk=pk).first()  # an erasure may have taken them away meanwhile
    if made and made.status == SelectionMinutes.Status.FAILED:
        raise MinutesRefused(made.failure)


def note_end(job: Job) -> None:
    """Minutes whose making was stopped, or broke off each time, are asked for anew by somebody."""
    for made in SelectionMinutes.objects.filter(pk=job.arguments["minutes"], status="queued"):
        MINUTES.move(made, "fail", failure=job.fault or _("Somebody stopped it."))


def make(pk: UUID) -> bool:
    """Make the files if they are queued and nobody else is at it; whether they were. A failure is
    kept with the row for the staff."""
    reads_a_snapshot = not connection.in_atomic_block
    with transaction.atomic():
        if reads_a_snapshot:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        found = _claim(pk)
        if found is None:
            return False
        try:
            with transaction.atomic(), translation.override(found.language):
                _keep(found)
        except Exception as failure:  # whatever typesetter, workbook or storage raise is for the staff
            log.exception("The minutes %s could not be made", found.pk)
            MINUTES.move(found, "fail", failure=f"{type(failure).__name__}: {failure}"[:2000])
        return True


def _claim(pk: UUID) -> SelectionMinutes | None:
    """The queued row, locked; None when it is made or another worker holds it."""
    queued = SelectionMinutes.objects.filter(pk=pk, status="queued").select_related(
        "edition__venue", "made_by"
    )
    return queued.select_for_update(of=("self",), skip_locked=True).first()


def _keep(found: SelectionMinutes) -> None:
    found.frozen_at = timezone.now()
    content = gather(found)
    workbook = minutes_workbook.write(content)
    hashed = hashlib.sha256(workbook).hexdigest()
    pdf = minutes_pdf.render(content, workbook_sha256=hashed)
    MINUTES.move(
        found,
        "keep",
        frozen_at=found.frozen_at,
        pdf=_store(found, "pdf", pdf),
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        workbook=_store(found, "workbook", workbook),
        workbook_sha256=hashed,
    )


def _store(found: SelectionMinutes, name: str, content: bytes) -> str:
    """Write the file under its own name, over what a killed worker left; the name."""
    field = SelectionMinutes._meta.get_field(name)
    storage: Storage = field.storage
    path = field.generate_filename(found, "")
    if storage.exists(path):
        storage.delete(path)
    return storage.save(path, ContentFile(content))


def have_made(minutes: SelectionMinutes, by: User | None) -> None:
    """Ask the worker for the files of queued minutes."""
    number = {"edition": minutes.edition, "number": minutes.version}
    start(
        kind=JOB_KIND,
        title=_("Minutes of the selection: %(edition)s, version %(number)d") % number,
        by=by,
        arguments={"minutes": str(minutes.pk)},
        result=reverse("admin:selection_minutes", args=[minutes.edition_id]),
        about=str(minutes.pk),
    )
