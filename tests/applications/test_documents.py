import pytest
from PIL import Image

from applications.answering import NotEditable
from applications.documents import DocumentField, keep, receive, remove, safe_name
from applications.models import Document, Question
from tests.applications.samples import pdf, picture, upload
from tests.factories import ApplicationFactory


@pytest.fixture
def application(call):
    return ApplicationFactory(call=call)


@pytest.fixture
def cv(call):
    return Question.objects.get(section__call=call, key="cv")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("лист.PDF", "лист.pdf"),
        ("履歴書 2026.pdf", "履歴書 2026.pdf"),
        ("سيرة ذاتية.pdf", "سيرة ذاتية.pdf"),
        ("", "document.pdf"),
        ("a\r\nb\x00.pdf", "a_b.pdf"),
        ("gpj.\u202ecv.exe", "gpj._cv.pdf"),
        ("cv\u200b\u200f.pdf", "cv.pdf"),
        ("x" * 400, "x" * 200 + ".pdf"),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_misleads(name, safe):
    assert safe_name(name, "application/pdf") == safe


@pytest.mark.django_db
def test_a_new_upload_takes_the_place_of_the_old(application, cv, django_capture_on_commit_callbacks):
    first = keep(application=application, question=cv, upload=DocumentField().clean(upload(pdf())))
    photo = DocumentField().clean(upload(picture("PNG"), "a.png"))
    with django_capture_on_commit_callbacks(execute=True):
        second = keep(application=application, question=cv, upload=photo)
    assert list(Document.objects.all()) == [second]
    assert not first.file.storage.exists(first.file.name)
    assert Image.open(second.file).size == (60, 40)


@pytest.mark.django_db
def test_a_removed_document_leaves_no_file(application, cv, django_capture_on_commit_callbacks):
    kept = receive(application=application, question=cv, upload=DocumentField().clean(upload(pdf())))
    with django_capture_on_commit_callbacks(execute=True):
        remove(application=application, question=cv)
    assert not Document.objects.exists()
    assert not kept.file.storage.exists(kept.file.name)


@pytest.mark.django_db
def test_after_the_deadline_no_document_is_taken_or_removed(application, cv, closed):
    keep(application=application, question=cv, upload=DocumentField().clean(upload(pdf())))
    with pytest.raises(NotEditable):
        receive(application=application, question=cv, upload=DocumentField().clean(upload(pdf())))
    with pytest.raises(NotEditable):
        remove(application=application, question=cv)
    assert Document.objects.count() == 1
