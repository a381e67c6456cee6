"""Revoking a certificate: its public page says so from then on."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from . import messages
from .models import CERTIFICATE, Certificate
from .refusals import IssueRefused


@transaction.atomic
def revoke(*, certificate: Certificate, reason: str, by: User) -> None:
    """Revoke a valid certificate and tell the participant why, in place of anything unsent.

    Raises IssueRefused without a reason, TransitionRefused unless the certificate is valid.
    """
    reason = reason.strip()
    if not reason:
        raise IssueRefused(_("Please say why the certificate is revoked; the participant reads it."))
    CERTIFICATE.move(certificate, "revoke", reason=reason)
    messages.post_revoked(certificate)
