"""The Ed25519 key that proves badges: from a file or a secret of the environment; development makes its own."""

import hashlib
from functools import cache
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from ..models import InstitutionKey
from ..signature import development
from ..signature.keys import KeyUnusable
from .multibase import base58

ED25519 = b"\xed\x01"  # the multicodec of its public keys


@cache
def badge_key() -> Ed25519PrivateKey:
    """What proves badges in this process. Raises KeyUnusable."""
    try:
        key = serialization.load_pem_private_key(_pem(), password=None)
    except (ValueError, TypeError, OSError) as failure:
        raise KeyUnusable(
            f"BADGE_KEY_FILE or BADGE_KEY holds no key that can be read ({failure})."
        ) from failure
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnusable("The badges’ key must be an Ed25519 key: openssl genpkey -algorithm ed25519.")
    return key


def public_multikey() -> str:
    """The public half, as Multikey: what `publicKeyMultibase` says."""
    raw = badge_key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base58(ED25519 + raw)


def remember_badge_key() -> None:
    """Write the key down at its first use: what it proved stays verifiable when it is replaced."""
    multikey = public_multikey()
    fingerprint = hashlib.sha256(multikey.encode()).hexdigest()
    if not InstitutionKey.objects.filter(fingerprint=fingerprint).exists():
        InstitutionKey.objects.get_or_create(
            fingerprint=fingerprint,
            defaults={
                "purpose": InstitutionKey.Purpose.BADGE,
                "subject": development.NAME if _is_development() else "Ed25519",
                "public": multikey,
            },
        )


def all_multikeys() -> list[str]:
    """The public half of each key that has proved badges, and of the one that does now."""
    rows = InstitutionKey.objects.filter(purpose=InstitutionKey.Purpose.BADGE)
    known = list(rows.values_list("public", flat=True))
    now = public_multikey()
    return known if now in known else [*known, now]


def _is_development() -> bool:
    return not (settings.BADGE_KEY_FILE or settings.BADGE_KEY)


def _pem() -> bytes:
    if settings.BADGE_KEY_FILE:
        return Path(settings.BADGE_KEY_FILE).read_bytes()
    if settings.BADGE_KEY:
        return settings.BADGE_KEY.replace("\\n", "\n").encode()
    if not settings.DEVELOPMENT_KEYS_ALLOWED:
        raise KeyUnusable("No key proves the badges: set BADGE_KEY_FILE or BADGE_KEY (docs/certificates.md).")
    return development.badge_key()
