import io
import zipfile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.documents import LARGEST, DocumentField, keep, safe_name
from applications.models import Document, Question
from tests.factories import ApplicationFactory

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 32
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 32


def upload(content: bytes, name: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def word(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", *names):
            archive.writestr(name, "<xml/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")],
)
def test_what_a_file_is_is_known_by_its_content(content, kind):
    assert DocumentField().clean(upload(content, "anything.exe")).content_type == kind


def test_a_word_document_is_taken():
    taken = DocumentField().clean(upload(word("word/document.xml"), "cv.docx"))
    assert taken.content_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(PDF + b"0" * LARGEST, "large", id="too large"),
        pytest.param(b"MZ\x90\x00" + b"\x00" * 64, "kind", id="a renamed program"),
        pytest.param(b"<html><script>alert(1)</script>", "kind", id="a page"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kind", id="a drawing with script"),
        pytest.param(b"%PDF-1.7\n/Encrypt 5 0 R\n%%EOF", "locked", id="a protected PDF"),
        pytest.param(b"%PDF-1.7\nbroken off", "broken", id="half a PDF"),
        pytest.param(word("evil.txt"), "kind", id="an archive"),
        pytest.param(word("word/document.xml", "word/vbaProject.bin"), "broken", id="a document with macros"),
    ],
)
def test_what_is_not_taken_is_refused_in_words(content, code):
    with pytest.raises(forms.ValidationError) as refusal:
        DocumentField().clean(upload(content))
    assert refusal.value.code in (code, "kind") if code == "broken" else refusal.value.code == code
    assert str(refusal.value.messages[0]).endswith((".", "without."))


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("лист.PDF", "лист.pdf"),
        ("", "document.pdf"),
        ("a\r\nb\x00.pdf", "a_b.pdf"),
        ("gpj.\u202ecv.exe", "gpj._cv.pdf"),
        ("x" * 400, "x" * 200 + ".pdf"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_misleads(name, safe):
    assert safe_name(name, "application/pdf") == safe


@pytest.mark.django_db
def test_a_new_upload_takes_the_place_of_the_old(call, django_capture_on_commit_callbacks):
    application = ApplicationFactory(call=call)
    question = Question.objects.get(section__call=call, key="cv")
    first = keep(application=application, question=question, upload=DocumentField().clean(upload(PDF)))
    with django_capture_on_commit_callbacks(execute=True):
        second = keep(
            application=application, question=question, upload=DocumentField().clean(upload(PNG, "a.png"))
        )
    assert list(Document.objects.all()) == [second]
    assert not first.file.storage.exists(first.file.name)
    assert second.file.read() == PNG
