"""Which keys have signed here: what an earlier key signed stays ours."""

from functools import cache

from asn1crypto import pem, x509

from ..models import InstitutionKey
from .keys import signer


def remember_signer() -> InstitutionKey:
    """The key that signs now, written down at its first use."""
    fingerprint, subject, public = _described()
    found = InstitutionKey.objects.filter(fingerprint=fingerprint).first()
    if found:
        return found
    return InstitutionKey.objects.get_or_create(
        fingerprint=fingerprint,
        defaults={"purpose": InstitutionKey.Purpose.CERTIFICATE, "subject": subject, "public": public},
    )[0]


def fingerprints_of_ours() -> set[str]:
    """Of every certificate that has signed here, the SHA-256."""
    rows = InstitutionKey.objects.filter(purpose=InstitutionKey.Purpose.CERTIFICATE)
    return set(rows.values_list("fingerprint", flat=True))


@cache
def _described() -> tuple[str, str, str]:
    certificate: x509.Certificate = signer().signing_cert
    return (
        certificate.sha256.hex(),
        certificate.subject.human_friendly[:300],
        pem.armor("CERTIFICATE", certificate.dump()).decode(),
    )
