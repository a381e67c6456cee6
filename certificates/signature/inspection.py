"""What a PDF that somebody sent is worth, found out by a process of its own (inspector.py)."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

SECONDS = 10


@dataclass(frozen=True)
class Finding:
    """`is_intact`: a right signature covers the whole file. `signer`: the SHA-256 of its certificate."""

    is_signed: bool = False
    is_intact: bool = False
    signer: str = ""
    signed_at: datetime | None = None
    code: str = ""


def inspect(content: bytes) -> Finding:
    """Whatever the file is: what cannot be read in time, or at all, is found to be unsigned."""
    try:
        answer = subprocess.run(
            [sys.executable, "-m", "certificates.signature.inspector"],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            cwd=settings.ROOT,
            env={},
            check=True,
        )
        found = json.loads(answer.stdout)
    except (subprocess.SubprocessError, ValueError):
        return Finding()
    signed_at = datetime.fromisoformat(found["signed_at"]) if found["signed_at"] else None
    return Finding(**{**found, "signed_at": signed_at})
