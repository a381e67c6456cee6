"""Who issues badges: the portal’s own address as a `did:web`, with its keys and profile at well-known places."""

from urllib.parse import quote, urlsplit

from django.conf import settings

from ..wording import WORDINGS
from .keys import all_multikeys, public_multikey

DID_CONTEXTS = ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"]


def issuer_id() -> str:
    """`did:web:academy.example.org`, which resolves to `/.well-known/did.json` there."""
    return "did:web:" + quote(urlsplit(settings.PORTAL_URL).netloc, safe=".-")


def method_id(multikey: str) -> str:
    return f"{issuer_id()}#{multikey}"


def current_method() -> str:
    return method_id(public_multikey())


def did_document() -> dict:
    """The issuer’s keys, those of earlier badges too."""
    methods = [
        {
            "id": method_id(multikey),
            "type": "Multikey",
            "controller": issuer_id(),
            "publicKeyMultibase": multikey,
        }
        for multikey in all_multikeys()
    ]
    return {
        "@context": DID_CONTEXTS,
        "id": issuer_id(),
        "alsoKnownAs": [settings.PORTAL_URL],
        "verificationMethod": methods,
        "assertionMethod": [method["id"] for method in methods],
        "service": [
            {
                "id": f"{issuer_id()}#profile",
                "type": "LinkedDomains",
                "serviceEndpoint": settings.PORTAL_URL,
            }
        ],
    }


def profile(language: str) -> dict:
    """The issuer as a badge names it."""
    wording = WORDINGS[language]
    return {
        "id": issuer_id(),
        "type": ["Profile"],
        "name": wording.organisation,
        "description": wording.academy,
        "url": settings.PORTAL_URL,
    }
