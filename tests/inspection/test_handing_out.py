"""Files that staff hand out."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from inspection.handout import inspect_handout
from sessions_app.admin.editions import DocumentForm
from tests.applications.samples import pdf, upload, word


def archive(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name, content in {"content.xml": b"<xml/>", **parts}.items():
            written.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name"),
    [(pdf(), "Reader.PDF"), (word(), "list.docx"), (archive(), "budget.xlsx"), (archive(), "slides.odp")],
)
def test_what_its_name_says_is_taken_whole(content, name):
    file = upload(content, name)
    inspect_handout(file)
    assert file.read() == content


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        pytest.param(b"MZ\x90\0", "reader.pdf", "other_kind", id="a program named as a PDF"),
        pytest.param(pdf(), "reader.docx", "other_kind", id="a PDF named as a document"),
        pytest.param(archive(), "reader.pdf", "other_kind", id="an archive named as a PDF"),
        pytest.param(b"<html>", "slides.pptx", "other_kind", id="a page named as slides"),
        pytest.param(pdf(script="app.alert(1)"), "reader.pdf", "active", id="a PDF with a program"),
        pytest.param(archive(**{"xl/vbaProject.bin": b"x"}), "budget.xlsx", "active", id="macros"),
        pytest.param(archive(**{"../evil": b"x"}), "budget.ods", "broken", id="a part out of its place"),
    ],
)
def test_what_might_harm_a_reader_is_refused(content, name, code):
    with pytest.raises(ValidationError) as refusal:
        inspect_handout(upload(content, name))
    assert refusal.value.code == code


def test_the_reason_stands_beside_the_field():
    form = DocumentForm({"title": "Reader", "position": "0"}, {"file": upload(b"MZ\x90\0", "reader.pdf")})
    assert form.errors["file"] == [
        "This file isn’t what the ending of its name says. Please save it anew and choose it again."
    ]
