"""Files that long work made may name anybody: they are made anew when somebody needs them."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from privacy import files
from privacy.erasing import Line
from privacy.finding import Found

from .models import Job


def forget_made_files(_found: Found) -> Iterator[Line]:
    """Every file that is still kept goes: which of them name the person is not looked up."""
    made = Job.objects.exclude(file="")
    names = list(made.values_list("file", flat=True))
    files.remove_after_commit(names)
    made.update(file="")
    if names:
        yield Line(_("Files made by long work"), removed=len(names))
