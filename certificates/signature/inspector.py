"""Reads one PDF from standard input and says on standard output, as JSON, what its signature is worth.

Run as a program of its own (inspection.py): what strangers send is never parsed in the portal’s process. It
knows nothing of Django, the database or any secret, and its time, memory and files are limited.
"""

import json
import re
import resource
import sys
from io import BytesIO

SECONDS = 5
BYTES = 700 * 1024 * 1024
CODE = re.compile(r"\b(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}\b")


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def inspect(content: bytes) -> dict:
    """`is_signed`; `is_intact`: the signature is right and covers the whole file; `signer`: the SHA-256 of
    the signer’s certificate; `signed_at`; `code`: the verification code among the document’s keywords."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(BytesIO(content), strict=False)
    found = {"is_signed": False, "is_intact": False, "signer": "", "signed_at": "", "code": _code(reader)}
    signatures = reader.embedded_signatures
    if not signatures:
        return found
    return {**found, "is_signed": True, **_verdict(signatures[0])}


def _verdict(signature) -> dict:
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    status = validate_pdf_signature(signature, ValidationContext(trust_roots=[]), skip_diff=True)
    is_whole = status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    stamped = status.timestamp_validity
    moment = stamped.timestamp if stamped else status.signer_reported_dt
    return {
        "is_intact": bool(status.intact and status.valid and is_whole),
        "signer": signature.signer_cert.sha256.hex(),
        "signed_at": moment.isoformat() if moment else "",
    }


def _code(reader) -> str:
    try:
        found = CODE.search(str(reader.trailer["/Info"].get("/Keywords", "")))
    except Exception:  # whatever a broken document makes the reader raise
        return ""
    return found[0].replace("-", "") if found else ""


def main() -> None:
    limit()
    try:
        found = inspect(sys.stdin.buffer.read())
    except Exception:  # a file that cannot be read carries no signature of ours
        found = {"is_signed": False, "is_intact": False, "signer": "", "signed_at": "", "code": ""}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
