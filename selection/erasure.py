"""Minutes name everybody who was judged: when one of them is erased they are made anew."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from applications.models import Application
from privacy import files
from privacy.erasing import Line
from privacy.finding import Found

from .minutes import have_made
from .models import SelectionMinutes

FILES = ("pdf", "workbook")


def make_minutes_anew(found: Found) -> Iterator[Line]:
    """The versions kept of the editions go with their files and history; the worker makes the next one
    from what stands then, in the language and in the name of the last. A gap in the numbers tells."""
    calls = Application.objects.filter(pk__in=found.of(Application)).exclude(submitted_at=None).values("call")
    rows = SelectionMinutes.objects.filter(edition__call__in=calls)
    count = history = 0
    for edition in set(rows.values_list("edition", flat=True)):
        versions = list(rows.filter(edition=edition).order_by("version"))
        last = versions[-1]
        count += len(versions)
        keys = [version.pk for version in versions]
        files.remove_after_commit(
            {getattr(row, name).name for row in versions for name in FILES if getattr(row, name)}
        )
        rows.filter(pk__in=keys).delete()
        gone, _each = SelectionMinutes.pgh_event_model.objects.filter(id__in=keys).delete()
        history += gone
        made = SelectionMinutes.objects.create(
            edition_id=edition,
            version=last.version + 1,
            language=last.language,
            made_by_id=last.made_by_id,
        )
        have_made(made, last.made_by)
    if count:
        yield Line(_("Minutes of selections, made anew"), removed=count, history=history)
