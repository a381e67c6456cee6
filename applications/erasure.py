"""What has to come to its end before an applicant is erased, and what of the files no row names."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from privacy.erasing import Line
from privacy.finding import Found

from .models import APPLICATION, Application, PartialUpload
from .uploads import discard
from .withdrawal import withdraw


def withdraw_what_is_open(person: User, by: User) -> None:
    """Nobody goes on judging an empty application, nor holds a place for nobody. What belongs to an
    edition that is over stays as it came to its end."""
    mine = Application.objects.filter(applicant=person).order_by("pk")
    list(mine.select_for_update(of=("self",), no_key=True))  # no answer is saved behind the erasure's back
    running = Application.objects.filter(
        applicant=person, call__edition__ends_on__gte=timezone.localdate() - timedelta(days=1)
    ).exclude(submitted_at=None)
    for application in running.select_related("call__edition__venue", "applicant"):
        if APPLICATION.allows(application, "withdraw"):
            withdraw(application=application, by=by)


def discard_uploads(found: Found) -> Iterator[Line]:
    """The parts of files on their way lie in the storage under the upload's key."""
    uploads = PartialUpload.objects.filter(pk__in=found.of(PartialUpload))
    count = 0
    for upload in uploads:
        discard(upload=upload)
        count += 1
    if count:
        yield Line(_("Files on their way"), removed=count)
