"""The link that adds a certificate to somebody’s profile at LinkedIn: an address, nothing is loaded from there."""

from urllib.parse import urlencode

from django.conf import settings
from django.utils import timezone

from ..models import Certificate
from ..pdf import check_address
from ..wording import WORDINGS, has_wording

ADDRESS = "https://www.linkedin.com/profile/add"


def profile_link(certificate: Certificate) -> str:
    language = certificate.language if has_wording(certificate.language) else settings.LANGUAGE_CODE
    wording = WORDINGS[language]
    issued = timezone.localdate(certificate.issued_at, timezone.get_default_timezone())
    said = {
        "startTask": "CERTIFICATION_NAME",
        "name": f"{wording.titles[certificate.kind]} – {certificate.edition_title}",
        "organizationName": wording.organisation,
        "issueYear": issued.year,
        "issueMonth": issued.month,
        "certUrl": check_address(certificate.code),
        "certId": certificate.number,
    }
    return f"{ADDRESS}?{urlencode(said)}"
