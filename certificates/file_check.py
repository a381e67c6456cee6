"""Whether a file that somebody was given is a certificate of ours, as it was issued. The file is never kept."""

import hashlib
from dataclasses import dataclass
from enum import Enum

from .models import Certificate
from .signature.inspection import Finding, inspect
from .signature.record import fingerprints_of_ours


class Verdict(Enum):
    """GENUINE: byte for byte the file that we gave out. ALTERED: it was ours, or says so, and was changed.
    FOREIGN: nothing of ours."""

    GENUINE = "genuine"
    ALTERED = "altered"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Checked:
    """`certificate` is what the register holds under the file’s fingerprint, or under its code."""

    verdict: Verdict
    finding: Finding
    certificate: Certificate | None = None


def check(content: bytes) -> Checked:
    published = Certificate.objects.published().select_related("signed_with")
    known = published.filter(pdf_sha256=hashlib.sha256(content).hexdigest()).first()
    finding = inspect(content) if content.startswith(b"%PDF-") else Finding()
    if known:
        return Checked(Verdict.GENUINE, finding, known)
    named = published.filter(code=finding.code).first() if finding.code else None
    is_ours = named is not None or (finding.is_signed and finding.signer in fingerprints_of_ours())
    return Checked(Verdict.ALTERED if is_ours else Verdict.FOREIGN, finding, named)
