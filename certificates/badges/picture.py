"""How a badge looks: drawn by Typst, as everything that is printed."""

from pathlib import Path

from django.conf import settings

from printing import picture

from ..models import Certificate
from ..wording import WORDINGS, has_wording

LAYOUT = Path(__file__).parent.parent / "layout" / "badge.typ"


def png(certificate: Certificate) -> bytes:
    return picture(LAYOUT, _said(certificate), form="png")


def svg(certificate: Certificate) -> str:
    return picture(LAYOUT, _said(certificate), form="svg").decode()


def _said(certificate: Certificate) -> dict[str, str]:
    language = certificate.language if has_wording(certificate.language) else settings.LANGUAGE_CODE
    wording = WORDINGS[language]
    city = certificate.place.rsplit(",", 1)[-1].strip()
    return {
        "language": language,
        "kind": certificate.kind,
        "title": wording.titles[certificate.kind],
        "organisation": wording.organisation,
        "academy": wording.academy,
        "where": f"{city} {certificate.starts_on.year}",
    }
