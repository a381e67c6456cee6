"""Making the PDF of what is queued, each certificate once whatever is killed in between.

The row is locked while its page is set, which takes hundredths of a second. The file, the new status
and the message to the participant come in one transaction; a worker that dies leaves the certificate
queued, and the next writes over the file that may lie there.
"""

import hashlib
import logging
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.utils.translation import gettext as _

from . import messages
from .badges.credential import badge_of
from .badges.keys import remember_badge_key
from .models import CERTIFICATE, Certificate, storage_name
from .pdf import CannotBeMade, render
from .signature.keys import KeyUnusable
from .signature.record import remember_signer
from .signature.sealing import CannotBeSealed, seal
from .wording import sealed_in_words

log = logging.getLogger(__name__)


def make(pk: UUID) -> bool:
    """Make the certificate if it is queued and nobody else is at it; whether it was."""
    with transaction.atomic():
        certificate = _claim(pk)
        if certificate is None:
            return False
        try:
            content = seal(render(certificate), description=sealed_in_words(certificate.language))
            name = _store(certificate, content)
            badge = badge_of(certificate)
        except Exception as failure:  # whatever the typesetter or the storage raises is for the staff
            log.exception("Certificate %s could not be made", certificate.pk)
            CERTIFICATE.move(certificate, "fail", reason=_reason(failure))
            return True
        CERTIFICATE.move(
            certificate,
            "complete",
            pdf=name,
            pdf_sha256=hashlib.sha256(content).hexdigest(),
            signed_with=remember_signer(),
            badge=badge,
            reason="",
        )
        remember_badge_key()
        messages.post_ready(certificate)
        return True


def make_missing_badges(*, limit: int = 200) -> int:
    """Give their badges to certificates from before there were any; how many."""
    rows = Certificate.objects.published().filter(badge__isnull=True).select_related("participation")
    number = 0
    for certificate in rows.order_by("issued_at", "pk")[:limit]:
        badge = badge_of(certificate)
        with transaction.atomic():
            remember_badge_key()
            Certificate.objects.filter(pk=certificate.pk).update(badge=badge)
        number += 1
    return number


def make_all(*, limit: int = 1000) -> int:
    """Make whatever is queued and nobody else is at; how many. One that can't even be marked as
    failed stays queued and does not keep the others waiting."""
    queued = Certificate.objects.queued().order_by("issued_at", "pk")
    return sum(_attempt(pk) for pk in queued.values_list("pk", flat=True)[:limit])


def _attempt(pk: UUID) -> bool:
    try:
        return make(pk)
    except Exception:  # the next sweep tries it again
        log.exception("Certificate %s stays queued", pk)
        return False


def _claim(pk: UUID) -> Certificate | None:
    """The queued certificate, locked; None when it is made or another worker holds it."""
    queued = Certificate.objects.queued().select_related("participation__person", "participation__edition")
    return queued.filter(pk=pk).select_for_update(of=("self",), skip_locked=True).first()


def _store(certificate: Certificate, content: bytes) -> str:
    """Write the file under its own name, over what a killed worker left; the name."""
    storage: Storage = Certificate._meta.get_field("pdf").storage
    name = storage_name(certificate, "")
    if storage.exists(name):
        storage.delete(name)
    return storage.save(name, ContentFile(content))


def _reason(failure: Exception) -> str:
    if isinstance(failure, CannotBeSealed):
        return _("The time-stamp authority gave no time stamp: %(answer)s") % {"answer": failure}
    return (
        str(failure)
        if isinstance(failure, CannotBeMade | KeyUnusable)
        else f"{type(failure).__name__}: {failure}"
    )
