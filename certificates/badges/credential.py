"""What a badge says: what its certificate says, and nothing more of the person."""

import uuid

from django.conf import settings

from ..models import Certificate, Kind
from ..wording import WORDINGS, dates_in_words, has_wording, hours_in_words
from . import status_list
from .issuer import profile
from .proof import CREDENTIALS, OPEN_BADGES, as_moment, proved

TYPES = {Kind.PARTICIPATION: "Certificate", Kind.ACHIEVEMENT: "CertificateOfCompletion"}


def badge_of(certificate: Certificate) -> dict:
    """The certificate as a verifiable credential with its proof. Raises KeyUnusable."""
    language = certificate.language if has_wording(certificate.language) else settings.LANGUAGE_CODE
    return proved(
        {
            "@context": [CREDENTIALS, OPEN_BADGES],
            "id": f"{settings.PORTAL_URL}/c/{certificate.code}/badge.json",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": f"{WORDINGS[language].titles[certificate.kind]} – {certificate.edition_title}",
            "issuer": profile(language),
            "validFrom": as_moment(certificate.issued_at),
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": [
                    {
                        "type": "IdentityObject",
                        "hashed": False,
                        "identityHash": certificate.printed_name,
                        "identityType": "name",
                    }
                ],
                "achievement": _achievement(certificate, language),
            },
            "credentialStatus": status_list.entry_of(certificate),
        }
    )


def _achievement(certificate: Certificate, language: str) -> dict:
    wording = WORDINGS[language]
    dates = dates_in_words(certificate.starts_on, certificate.ends_on, language)
    criteria = [f"{wording.hours}: {hours_in_words(certificate.hours, language)}"]
    if certificate.assessed:
        criteria.append(f"{wording.assessed}: {certificate.assessed}")
    return {
        "id": _achievement_id(certificate),
        "type": ["Achievement"],
        "achievementType": TYPES[Kind(certificate.kind)],
        "name": certificate.edition_title,
        "description": f"{wording.titles[certificate.kind]}, {certificate.place}, {dates}",
        "criteria": {"narrative": "\n\n".join(criteria)},
        "inLanguage": language,
    }


def _achievement_id(certificate: Certificate) -> str:
    """The same for all certificates of a kind of an edition."""
    edition = certificate.participation.edition_id
    name = f"{settings.PORTAL_URL}/badges/editions/{edition}/{certificate.kind}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
