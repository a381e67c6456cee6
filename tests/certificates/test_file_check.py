"""A file that somebody was sent, dropped on the public page."""

import zlib

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from certificates import guessing, making
from certificates.in_memory_upload import MOST
from certificates.issuing import reissue
from certificates.pdf import render
from certificates.revoking import revoke
from certificates.signature.sealing import seal
from tests.sessions_app.people import officer

from .people import made
from .test_pdf import certificate

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def drop(client, content, name="certificate.pdf"):
    file = SimpleUploadedFile(name, content, "application/pdf")
    return client.post(reverse("verify-file"), {"file": file})


def test_the_file_as_it_was_issued_is_genuine(client, storage):
    found = made(printed_name="Awa N’DIAYE")
    before = sorted(storage.rglob("*"))
    answer = drop(client, found.pdf.read())
    page = answer.content.decode()
    for part in ("The file is genuine", "Awa N’DIAYE", "it covers the whole file", "Development key"):
        assert part in page
    assert found.participation.person.email not in page
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert sorted(storage.rglob("*")) == before  # it is not kept


def test_a_changed_file_is_not_trusted_and_the_register_says_what_is_true(client):
    found = made(printed_name="Awa N’DIAYE")
    content = found.pdf.read()
    at = len(content) // 3
    page = drop(client, content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]).content.decode()
    assert "Do not trust this file" in page
    assert "Awa N’DIAYE" in page
    assert "The file is genuine" not in page


def test_a_file_signed_by_us_that_the_register_does_not_know_is_not_trusted(client):
    made()
    unknown = seal(render(certificate()), description="x")
    assert "Do not trust this file" in drop(client, unknown).content.decode()


def test_a_superseded_and_a_revoked_file_say_so(client):
    old = made()
    content = old.pdf.read()
    new = reissue(certificate=old, by=officer())
    making.make(new.pk)
    page = drop(client, content).content.decode()
    assert "has been superseded" in page
    assert new.code not in page
    new.refresh_from_db()
    revoke(certificate=new, reason="A private matter", by=officer())
    page = drop(client, new.pdf.read()).content.decode()
    assert "has been revoked" in page
    assert "A private matter" not in page


def bomb():
    """A page whose content unpacks to 300 MB."""
    packed = zlib.compress(bytes(300 * 1024 * 1024), 9)
    head = b"%%PDF-1.7\n1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(
        packed
    )
    return head + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"


HOSTILE = {
    "no pdf": b"MZ\x90\0" * 100,
    "empty pdf": b"%PDF-1.7\n",
    "bomb": bomb,
    "loop": b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/AcroForm 1 0 R/Fields[1 0 R]/Kids[1 0 R]>>endobj\n"
    b"xref\n0 2\n0000000000 65535 f \n0000000009 00000 n \ntrailer<</Size 2/Root 1 0 R/Prev 96>>\n"
    b"startxref\n96\n%%EOF",
    "deep": b"%PDF-1.7\n1 0 obj" + b"[" * 200_000 + b"]" * 200_000 + b"endobj\nstartxref\n9\n%%EOF",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_none_of_ours_and_does_no_harm(client, kind):
    content = HOSTILE[kind]
    answer = drop(client, content() if callable(content) else content)
    assert answer.status_code == 200
    assert "No certificate of the Academy" in answer.content.decode()


@pytest.mark.parametrize("content", [b"", b"%PDF-" + b"x" * MOST])
def test_an_empty_or_too_large_file_comes_back_with_a_word(client, content):
    answer = drop(client, content)
    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_it_takes_a_token_and_a_post():
    browser = Client(enforce_csrf_checks=True)
    assert drop(browser, b"%PDF-").status_code == 403
    assert browser.get(reverse("verify-file")).url == reverse("verify")
    token = browser.get(reverse("verify")).cookies["csrftoken"].value
    file = SimpleUploadedFile("x.pdf", b"%PDF-1.7")
    answer = browser.post(reverse("verify-file"), {"csrfmiddlewaretoken": token, "file": file})
    assert answer.status_code == 200


def test_who_drops_many_is_told_to_wait(client, monkeypatch):
    monkeypatch.setitem(guessing.RATES, "file", f"2/{guessing.SECONDS}s/ip")
    answers = [drop(client, b"no pdf").status_code for _ in range(3)]
    assert answers == [200, 200, 429]
