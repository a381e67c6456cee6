"""The kinds of message this app sends, and the facts that post them."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from notifications import outbox
from notifications.kinds import Kind, register

from .models import Certificate
from .pdf import check_address

ABOUT = {
    "name": _("the name on the certificate"),
    "edition": _("the edition’s title"),
    "number": _("the number of the certificate"),
    "link": _("the participant’s page, with the certificate"),
}

CERTIFICATE_READY = register(
    Kind(
        "certificate-ready",
        title=_("Certificate ready"),
        placeholders={**ABOUT, "check": _("the public address at which anyone can check it")},
    )
)
CERTIFICATE_REISSUED = register(
    Kind(
        "certificate-reissued",
        title=_("Certificate replaced"),
        placeholders={**ABOUT, "check": _("the public address at which anyone can check it")},
    )
)
CERTIFICATE_REVOKED = register(
    Kind(
        "certificate-revoked",
        title=_("Certificate revoked"),
        placeholders={**ABOUT, "reason": _("why, as the staff wrote it")},
    )
)


def post_ready(certificate: Certificate) -> None:
    """Tell that the PDF is there: the first, or one that replaces an older version."""
    kind = CERTIFICATE_READY if certificate.version == 1 else CERTIFICATE_REISSUED
    _post(kind, certificate, check=check_address(certificate.code))


def post_revoked(certificate: Certificate) -> None:
    _post(CERTIFICATE_REVOKED, certificate, reason=certificate.reason)


def _post(kind: Kind, certificate: Certificate, **more: str) -> None:
    """In place of anything about this number that was not sent yet."""
    person = certificate.participation.person
    topic = f"certificate:{certificate.number}"
    outbox.cancel_unsent(topic=topic)
    with translation.override(person.language):
        context = {
            "name": certificate.printed_name,
            "edition": certificate.participation.edition.title,
            "number": certificate.number,
            "link": settings.PORTAL_URL + reverse("participation", args=[certificate.participation_id]),
            **more,
        }
    outbox.post(
        kind=kind.name,
        address=person.email,
        language=person.language,
        context=context,
        fact=f"certificate:{certificate.pk}:{kind.name}",
        recipient=person,
        topic=topic,
        about=f"participation:{certificate.participation_id}",
        reply_to=certificate.participation.edition.contact_email,
    )
