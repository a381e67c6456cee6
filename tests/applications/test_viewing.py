"""Showing a document without its file: drawn apart, kept for a day, nothing of it live."""

import io
import zipfile
from datetime import timedelta

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from applications.documents import keep, remove
from applications.models import Document
from applications.viewing import clear_old, page_picture, preview_of
from applications.viewing.preview import WORD
from tests.applications.samples import pdf, picture, upload
from tests.factories import ApplicationFactory, QuestionFactory

pytestmark = pytest.mark.django_db

PARTS = {
    "[Content_Types].xml": """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""",
    "_rels/.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""",
    "word/_rels/document.xml.rels": """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>""",
    "word/document.xml": """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Fifteen years</w:t></w:r></w:p><w:p><w:hyperlink r:id="r2"><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p></w:body></w:document>""",
}


def word() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
    return file.getvalue()


def kept(content: bytes, content_type: str) -> Document:
    file = upload(content)
    file.content_type = content_type
    question = QuestionFactory(kind="file")
    return keep(application=ApplicationFactory(call=question.section.call), question=question, upload=file)


def test_each_page_of_a_pdf_becomes_a_picture():
    document = kept(pdf(pages=2), "application/pdf")
    preview = preview_of(document.file, document.content_type)
    assert (len(preview.pages), preview.total, preview.is_cut) == (2, 2, False)
    content, content_type = page_picture(document.file, document.content_type, 2)
    assert content_type == "image/webp"
    assert Image.open(io.BytesIO(content)).width == 1100
    assert page_picture(document.file, document.content_type, 3) is None


def test_of_a_long_pdf_the_first_pages_are_drawn():
    document = kept(pdf(pages=32), "application/pdf")
    preview = preview_of(document.file, document.content_type)
    assert (len(preview.pages), preview.total, preview.is_cut) == (30, 32, True)


def test_the_words_of_a_docx_are_shown_without_link_and_script():
    document = kept(word(), WORD)
    words = preview_of(document.file, document.content_type).words
    assert "<strong>Fifteen years</strong>" in words
    assert "a link" in words
    assert "&lt;script&gt;" in words
    for live in ("<script", "href", "javascript:"):
        assert live not in words.replace("&lt;script", "")


def test_a_picture_is_its_own_page():
    document = kept(picture(), "image/jpeg")
    assert len(preview_of(document.file, document.content_type).pages) == 1
    content, content_type = page_picture(document.file, document.content_type, 1)
    assert (content, content_type) == (document.file.open().read(), "image/jpeg")


@pytest.mark.parametrize("content", [b"%PDF-1.7 no pages at all", b"PK\x03\x04 half an archive"])
def test_what_cannot_be_drawn_is_told_and_not_tried_again(content, monkeypatch):
    document = kept(content, "application/pdf" if content.startswith(b"%") else WORD)
    assert not preview_of(document.file, document.content_type).is_shown
    monkeypatch.setattr("applications.viewing.preview._drawn", None)
    assert not preview_of(document.file, document.content_type).is_shown


def test_what_was_drawn_goes_with_the_document_and_after_a_day(django_capture_on_commit_callbacks):
    document = kept(pdf(), "application/pdf")
    default_storage.save("previews/other.zip", ContentFile(b""))
    preview_of(document.file, document.content_type)
    name = f"previews/{document.file.name.rsplit('/', 1)[1]}.zip"
    assert default_storage.exists(name)
    with django_capture_on_commit_callbacks(execute=True):
        remove(application=document.application, question=document.question)
    assert not default_storage.exists(name)
    assert default_storage.exists("previews/other.zip")
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert clear_old() >= 1
    assert not default_storage.exists("previews/other.zip")


def test_the_program_that_draws_sees_no_secret_and_writes_no_file(monkeypatch):
    seen = {}

    def run(command, **options):
        seen.update(options, command=command)
        raise OSError

    monkeypatch.setattr("applications.viewing.preview.subprocess.run", run)
    document = kept(pdf(), "application/pdf")
    preview_of(document.file, document.content_type)
    assert seen["env"] == {}
    assert "-I" in seen["command"]
    assert seen["timeout"] <= 30
