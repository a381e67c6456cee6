"""The certificate as a PDF: archivable (PDF/A-2b), accessible (PDF/UA-1), one page."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import segno
from django.conf import settings
from django.core.files.storage import default_storage
from django.utils import timezone
from django.utils.translation import gettext as _

from printing import lettering, typesetting

from .codes import grouped
from .models import Layout
from .wording import WORDINGS, Wording, dates_in_words, day_in_words, has_wording, hours_in_words

LAYOUTS = {name: Path(__file__).parent / "layout" / f"{name}.typ" for name in Layout.values}
LONGEST_WORD = 40  # letters that fit a line at the smallest size, however broad they are


class CannotBeMade(Exception):
    """The page could not be set, for example because a name holds a sign that no font has."""


def render(certificate, *, is_specimen: bool = False) -> bytes:
    """The PDF of a certificate from what it says, saved or not, without a signature. A specimen is marked
    as such across the page. Raises CannotBeMade."""
    country = certificate.participation.country if lettering.is_han(certificate.printed_name) else ""
    facts = _facts(certificate, country)
    if is_specimen:
        facts["specimen"] = WORDINGS[facts["language"]].specimen
    try:
        content = typesetting.typeset(
            LAYOUTS[certificate.layout], facts, han=lettering.han_of(certificate.printed_name, country)
        )
    except typesetting.CannotBeMade as failure:
        raise CannotBeMade(_said(failure)) from failure
    if b"/Type/Pages/Count 1/" not in content:
        raise CannotBeMade(_("What the certificate says does not fit on one page."))
    return content


def check_address(code: str) -> str:
    """Where anyone can check the certificate: short, for it is printed and typed."""
    return f"{settings.PORTAL_URL}/c/{code}"


def _facts(certificate, country: str) -> dict:
    """Everything the layout shows, as words in the certificate's language."""
    language = certificate.language if has_wording(certificate.language) else settings.LANGUAGE_CODE
    wording = WORDINGS[language]
    issued_on = timezone.localdate(certificate.issued_at or timezone.now(), timezone.get_default_timezone())
    name = _clean(certificate.printed_name)
    address = check_address(certificate.code)
    return {
        "language": language,
        "organisation": wording.organisation,
        "academy": wording.academy,
        "heading": wording.titles[certificate.kind],
        "certifies": wording.certifies,
        "name": _breakable(name),
        "name_language": lettering.language_of(name, country) or language,
        "deed": _clean(certificate.statement) or wording.deeds[certificate.kind],
        "assessed": [wording.assessed, _clean(certificate.assessed)],
        "edition": _clean(certificate.edition_title),
        "facts": [
            [wording.place, _clean(certificate.place)],
            [
                wording.dates,
                _capital(dates_in_words(certificate.starts_on, certificate.ends_on, language)),
            ],
            [wording.hours, hours_in_words(certificate.hours, language)],
        ],
        "signatories": [_signatory(row, wording) for row in certificate.signatories],
        "specimen": "",
        "issued": [wording.issued, day_in_words(issued_on, language)],
        "number": [wording.number, certificate.number],
        "check": wording.check,
        "scan": wording.scan,
        "address": address,
        "shown_address": address.removeprefix("https://").removeprefix("http://").rsplit("/", 1)[0] + "/",
        "code": grouped(certificate.code),
        "date": [issued_on.year, issued_on.month, issued_on.day],
        "qr": _qr(address),
    }


def _signatory(row: dict[str, str], wording: Wording) -> dict:
    name = _clean(row["name"])
    return {
        "name": name,
        "position": _clean(row["position"]),
        "signature": _image(row["signature"]),
        "described": wording.signature_of.format(name=name),
    }


def _image(name: str) -> list[int]:
    """The bytes of a signature’s image as numbers, which JSON carries; none when there is no image."""
    if not name:
        return []
    with default_storage.open(name) as file:
        return list(file.read())


def _said(failure: typesetting.CannotBeMade) -> str:
    """The typesetter's complaint for the staff; the usual one, a sign that no font has, in plain words."""
    if failure.sign:
        return _("The certificate’s fonts do not have this sign: %(sign)s") % {"sign": failure.sign}
    return str(failure)


def _breakable(name: str) -> str:
    """The name with a place to break in words too long for any line."""
    return re.sub(rf"\S{{{LONGEST_WORD}}}(?=\S)", "\\g<0>\u200b", name)


def _clean(text: str) -> str:
    """Composed letters, single spaces, no control characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(letter for letter in spaced if unicodedata.category(letter) != "Cc")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _qr(address: str) -> str:
    drawing = BytesIO()
    segno.make(address, error="m", micro=False).save(drawing, kind="svg", border=0, dark="#1E2DBE")
    return drawing.getvalue().decode()
