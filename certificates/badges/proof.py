"""A Data Integrity proof by `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0, section 3.2): the one
that Open Badges 3.0 verifiers know."""

import hashlib
import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from pyld import jsonld

from .issuer import current_method
from .keys import badge_key
from .multibase import base58

FOLDER = Path(__file__).parent / "contexts"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "open-badges-3.0.3.json"}


def proved(document: dict) -> dict:
    """The document with its proof. Raises KeyUnusable."""
    options = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": as_moment(datetime.now(UTC)),
        "verificationMethod": current_method(),
        "proofPurpose": "assertionMethod",
    }
    digest = _digest({"@context": document["@context"], **options}) + _digest(document)
    return {**document, "proof": {**options, "proofValue": base58(badge_key().sign(digest))}}


def as_moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _digest(document: dict) -> bytes:
    canonical = jsonld.normalize(
        document,
        {
            "algorithm": "URDNA2015",
            "format": "application/n-quads",
            "documentLoader": _bundled,
        },
    )
    return hashlib.sha256(canonical.encode()).digest()


@cache
def _context(address: str) -> dict:
    return json.loads((FOLDER / FILES[address]).read_text())


def _bundled(address: str, options: dict) -> dict:
    """The contexts that a badge names, and never anything from the network."""
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": _context(address),
    }
