"""Which badges count no more, as W3C Bitstring Status Lists: one bit a certificate, in the order of
`Certificate.status_index`. Who fetches a list does not tell which badge is checked."""

import gzip

from django.conf import settings
from django.db import connection
from django.utils import timezone

from ..models import Certificate
from .issuer import issuer_id
from .multibase import base64url
from .proof import CREDENTIALS, as_moment, proved

BITS = 131_072  # the least that the specification allows


def take_places(number: int) -> list[int]:
    """So many places in the lists, for certificates that are loaded past their model."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('certificates_status_index') FROM generate_series(1, %s)", [number])
        return [place for (place,) in cursor.fetchall()]


def entry_of(certificate: Certificate) -> dict:
    """Where a badge’s bit stands."""
    number, index = divmod(certificate.status_index, BITS)
    return {
        "id": f"{address_of(number)}#{index}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(index),
        "statusListCredential": address_of(number),
    }


def address_of(number: int) -> str:
    return f"{settings.PORTAL_URL}/badges/status/{number}.json"


def status_list(number: int) -> dict:
    """One list, proved anew each time. Raises KeyUnusable."""
    return proved(
        {
            "@context": [CREDENTIALS],
            "id": address_of(number),
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": issuer_id(),
            "validFrom": as_moment(timezone.now()),
            "credentialSubject": {
                "id": f"{address_of(number)}#list",
                "type": "BitstringStatusList",
                "statusPurpose": "revocation",
                "encodedList": base64url(gzip.compress(_bits(number), mtime=0)),
            },
        }
    )


def exists(number: int) -> bool:
    """The first list is there before any certificate; the next with its first one."""
    return number == 0 or Certificate.objects.filter(status_index__gte=number * BITS).exists()


def _bits(number: int) -> bytes:
    """Bit 0 is the leftmost. What was superseded counts no more either."""
    start = number * BITS
    gone = Certificate.objects.filter(
        status_index__gte=start, status_index__lt=start + BITS, status__in=["revoked", "superseded"]
    )
    bits = bytearray(BITS // 8)
    for index in gone.values_list("status_index", flat=True):
        byte, bit = divmod(index - start, 8)
        bits[byte] |= 0x80 >> bit
    return bytes(bits)
