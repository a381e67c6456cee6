"""All certificates of an edition as one ZIP file, written as it is sent: no more than one in memory."""

import re
import zipfile
from collections.abc import Iterator

from django.db.models import QuerySet

from .models import Certificate


class _Outlet:
    """Where the archive is written: what is in it leaves with the next piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        pieces = b"".join(self._pieces)
        self._pieces.clear()
        return pieces


def pieces_of(certificates: QuerySet[Certificate]) -> Iterator[bytes]:
    """The archive, piece by piece. A file that is gone is left out."""
    outlet = _Outlet()
    with zipfile.ZipFile(outlet, "w", zipfile.ZIP_STORED) as archive:
        for certificate in certificates.iterator(chunk_size=200):
            if not certificate.pdf:  # of a person who was erased
                continue
            try:
                with certificate.pdf.open() as file:
                    content = file.read()
            except FileNotFoundError:
                continue
            entry = zipfile.ZipInfo(name_in_archive(certificate), certificate.issued_at.timetuple()[:6])
            archive.writestr(entry, content)
            yield outlet.taken()
    yield outlet.taken()


def name_in_archive(certificate: Certificate) -> str:
    """The number and the name, without what a file system gives a meaning."""
    name = re.sub(r"[\x00-\x1f\x7f/\\:*?\"<>|]+", " ", certificate.printed_name)
    return f"{certificate.number} {' '.join(name.split())[:80].strip('. ')}.pdf"
