"""The certificates of an edition in one file."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest
from django.urls import reverse

from certificates.archive import pieces_of
from certificates.models import Certificate
from certificates.revoking import revoke
from tests.factories import StaffFactory
from tests.sessions_app.people import attended, officer, past_edition

from .people import made

pytestmark = pytest.mark.django_db


def test_an_officer_gets_the_valid_ones_and_nobody_else_any(enter):
    edition = past_edition()
    first = made(attended(edition, printed_name="Awa / N’Diaye: «x»"))
    second = made(attended(edition, printed_name="王秀英"))
    revoke(certificate=made(attended(edition)), reason="By mistake", by=officer())
    made()
    address = reverse("admin:certificates_zip", args=[edition.pk, "participation"])
    answer = enter(officer()).get(address)
    archive = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content)))
    assert archive.testzip() is None
    assert archive.namelist() == [f"{first.number} Awa N’Diaye «x».pdf", f"{second.number} 王秀英.pdf"]
    assert archive.read(archive.namelist()[0]) == first.pdf.read()
    assert enter(StaffFactory(role="reader")).get(address).status_code == 403


def test_its_memory_does_not_grow_with_their_number(storage):
    found = made()
    found.pdf.storage.delete(found.pdf.name)
    (storage / found.pdf.name).write_bytes(bytes(4 * 1024 * 1024))

    class Many:
        def iterator(self, chunk_size):
            return iter([found] * 20)

    tracemalloc.start()
    sent = sum(len(piece) for piece in pieces_of(Many()))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > 80 * 1024 * 1024
    assert most < 20 * 1024 * 1024


def test_a_file_that_is_gone_does_not_stop_the_others():
    gone, there = made(), made()
    gone.pdf.storage.delete(gone.pdf.name)
    content = b"".join(pieces_of(Certificate.objects.order_by("number")))
    assert zipfile.ZipFile(BytesIO(content)).namelist() == [f"{there.number} {there.printed_name}.pdf"]
