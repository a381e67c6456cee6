import io
import socketserver
import threading
import zipfile

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from applications.documents import DocumentField
from inspection import LARGEST_DOCUMENT, inspect
from inspection import picture as pictures
from tests.applications.samples import (
    pdf,
    photo_with_place,
    picture,
    picture_bomb,
    relations,
    upload,
    word,
)

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def refusal_of(content: bytes, **options) -> str:
    with pytest.raises(ValidationError) as refusal:
        DocumentField(**options).clean(upload(content))
    assert str(refusal.value.messages[0]).endswith((".", "without."))
    return refusal.value.error_list[0].code


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(pdf(), "application/pdf", id="PDF"),
        pytest.param(pdf(owner="secret"), "application/pdf", id="a PDF that only forbids printing"),
        pytest.param(word(), WORD, id="DOCX"),
        pytest.param(word(parts=relations("https://ilo.org", "hyperlink")), WORD, id="a DOCX with links"),
        pytest.param(picture("PNG"), "image/png", id="PNG"),
        pytest.param(picture("PNG", mode="L"), "image/png", id="a grey PNG"),
        pytest.param(picture("JPEG"), "image/jpeg", id="JPEG"),
    ],
)
def test_what_a_file_is_is_known_by_its_content(content, kind):
    assert DocumentField().clean(upload(content, "anything.exe")).content_type == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(pdf() + b"0" * LARGEST_DOCUMENT, "large", id="too large"),
        pytest.param(b"MZ\x90\x00" + b"\x00" * 64, "kind", id="a renamed program"),
        pytest.param(b"#!/bin/sh\nrm -rf /", "kind", id="a script"),
        pytest.param(b"<html><script>alert(1)</script>", "kind", id="a page"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind", id="a drawing with script"),
        pytest.param(b"GIF89a" + b"\x00" * 32, "kind", id="another picture"),
        pytest.param(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "phone", id="HEIC"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old_word", id="DOC"),
        pytest.param(pdf(user="secret"), "locked", id="a PDF with a password"),
        pytest.param(b"%PDF-1.7\nbroken off", "broken", id="half a PDF"),
        pytest.param(pdf()[:200], "broken", id="a PDF cut off"),
        pytest.param(pdf(pages=0), "broken", id="a PDF without pages"),
        pytest.param(pdf(script="app.alert(1)"), "active", id="a PDF with a program"),
        pytest.param(pdf(attachment=True), "active", id="a PDF with an attachment"),
        pytest.param(pdf() + word(), "mixed", id="PDF and archive in one"),
        pytest.param(word("word/vbaProject.bin"), "active", id="macros"),
        pytest.param(word("word/activeX/activeX1.xml"), "active", id="controls"),
        pytest.param(
            word(parts=relations("http://evil/t.dotm", "attachedTemplate")), "active", id="a far template"
        ),
        pytest.param(word(parts={"word/big.xml": b"0" * 30_000_000}), "bomb", id="a bomb by ratio"),
        pytest.param(word(*(f"word/{n}.xml" for n in range(2100))), "bomb", id="a bomb by count"),
        pytest.param(b"PK\x03\x04broken", "broken", id="half an archive"),
        pytest.param(picture_bomb(), "bomb", id="a picture of 900 million points"),
        pytest.param(picture("JPEG")[:100], "broken", id="half a picture"),
    ],
)
def test_what_is_not_taken_is_refused_in_words(content, code):
    assert refusal_of(content) == code


def test_an_archive_that_is_no_word_document_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("evil.txt", "x")
    assert refusal_of(file.getvalue()) == "kind"


def test_an_archive_that_lies_about_its_sizes_is_refused():
    content = word(parts={"word/big.xml": b"0" * 3_000_000}).replace(
        (3_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    )
    assert refusal_of(content) == "broken"


def test_pages_are_counted_against_the_questions_limit():
    assert DocumentField(most_pages=5).clean(upload(pdf(pages=5)))
    with pytest.raises(ValidationError, match="6 pages; at most 5"):
        DocumentField(most_pages=5).clean(upload(pdf(pages=6)))
    assert DocumentField().clean(upload(pdf(pages=100)))


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BREAK = "<w:br w:type='page'/>"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            word(parts={"docProps/app.xml": b"<Properties><Pages>6</Pages></Properties>"}), id="as noted"
        ),
        pytest.param(
            word(main=f'<w:p xmlns:w="{W}">{"<w:lastRenderedPageBreak/>" * 5}</w:p>'.encode()),
            id="as laid out",
        ),
        pytest.param(
            word(main=f'<w:p xmlns:w="{W}">{BREAK * 5}</w:p>'.encode("utf-16")),
            id="as broken by its writer",
        ),
    ],
)
def test_the_pages_of_a_docx_are_counted_as_its_program_left_them(content):
    assert DocumentField(most_pages=6).clean(upload(content, "cv.docx"))
    with pytest.raises(ValidationError, match="6 pages; at most 5"):
        DocumentField(most_pages=5).clean(upload(content, "cv.docx"))


def test_a_docx_that_notes_no_pages_is_taken_as_one():
    assert DocumentField(most_pages=1).clean(upload(word(), "cv.docx"))


def test_a_photo_is_kept_upright_without_place_and_device():
    kept = inspect(upload(photo_with_place(size=(60, 40)), "photo.jpg"))
    with Image.open(kept) as drawn:
        assert drawn.size == (40, 60)
        assert not drawn.getexif()
        assert not drawn.info.get("exif")
    assert b"Phone" not in kept.open().read()


def test_a_large_photo_is_scaled_down():
    kept = inspect(upload(picture(size=(6000, 4000)), "photo.jpg"))
    with Image.open(kept) as drawn:
        assert drawn.size == (pictures.LONGEST_SIDE, 1600)


def test_nothing_that_rides_behind_a_picture_is_kept():
    kept = inspect(upload(picture("PNG") + word("evil.exe"), "photo.png"))
    assert b"evil.exe" not in kept.open().read()


@pytest.fixture
def clamd(settings):
    """A scanner that knows one virus; `answers` may be changed."""
    received = []

    class Scanner(socketserver.StreamRequestHandler):
        def handle(self):
            assert self.rfile.read(10) == b"zINSTREAM\0"
            content = b""
            while length := int.from_bytes(self.rfile.read(4), "big"):
                content += self.rfile.read(length)
            received.append(content)
            self.wfile.write(b"stream: Eicar-Test FOUND\0" if b"EICAR" in content else b"stream: OK\0")

    with socketserver.TCPServer(("127.0.0.1", 0), Scanner) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        settings.CLAMD_URL = f"tcp://127.0.0.1:{server.server_address[1]}"
        yield received
        server.shutdown()


def test_a_clean_file_passes_the_scanner_whole(clamd):
    content = pdf(pages=3)
    assert inspect(upload(content)).open().read() == content
    assert clamd == [content]


def test_an_infected_file_is_refused(clamd):
    assert refusal_of(pdf() + b"%EICAR") == "infected"


def test_while_the_scanner_is_away_nothing_is_taken(settings):
    settings.CLAMD_SOCKET = "/nowhere/clamd.socket"
    assert refusal_of(pdf()) == "unscanned"
