import base64
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from django.utils import timezone

from applications.models import Document, PartialUpload, Question
from applications.tasks import clear_uploads
from tests.applications.filling import answer_address, section_address
from tests.applications.samples import pdf, picture
from tests.factories import ApplicationFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(call):
    return ApplicationFactory(call=call)


@pytest.fixture
def applicant(client, draft):
    client.force_login(draft.applicant)
    return client


@pytest.fixture
def cv(draft):
    return Question.objects.select_related("section").get(section__call=draft.call, key="cv")


def begin(client, draft, question, size, name="cv.pdf", **headers):
    names = {"pk": draft.pk, "key": question.section.key, "question": question.key}
    metadata = f"filename {base64.b64encode(name.encode()).decode()}"
    headers = {"Tus-Resumable": "1.0.0", "Upload-Length": str(size), "Upload-Metadata": metadata, **headers}
    return client.post(reverse("application-uploads", kwargs=names), headers=headers)


def send(client, address, offset, content, **headers):
    headers = {"Tus-Resumable": "1.0.0", "Upload-Offset": str(offset), **headers}
    return client.patch(address, content, content_type="application/offset+octet-stream", headers=headers)


def offset_of(client, address):
    return client.head(address, headers={"Tus-Resumable": "1.0.0"})


def finish(client, draft, question, address):
    key = address.rstrip("/").rsplit("/", 1)[-1]
    return client.post(answer_address(draft, question), {f"q-{question.key}-upload": key})


def test_a_file_arrives_in_parts_and_is_kept(applicant, draft, cv):
    content = pdf(pages=3)
    address = begin(applicant, draft, cv, len(content))["Location"]
    assert send(applicant, address, 0, content[:300])["Upload-Offset"] == "300"
    assert send(applicant, address, 300, content[300:])["Upload-Offset"] == str(len(content))
    piece = finish(applicant, draft, cv, address)
    document = Document.objects.get()
    assert document.file.read() == content
    assert document.original_name == "cv.pdf"
    assert "cv.pdf" in piece.content.decode()
    assert not PartialUpload.objects.exists()


def test_after_a_broken_line_it_goes_on_where_it_stopped(applicant, draft, cv):
    content = pdf(pages=3)
    address = begin(applicant, draft, cv, len(content))["Location"]
    send(applicant, address, 0, content[:300])
    assert send(applicant, address, 0, content[:300]).status_code == 409
    told = offset_of(applicant, address)
    assert (told["Upload-Offset"], told["Upload-Length"]) == ("300", str(len(content)))
    send(applicant, address, 300, content[300:])
    finish(applicant, draft, cv, address)
    assert Document.objects.get().file.read() == content


def test_a_page_loaded_again_tells_how_much_has_arrived(applicant, draft, cv):
    address = begin(applicant, draft, cv, 1000, "Lebenslauf.pdf")["Location"]
    send(applicant, address, 0, b"x" * 430)
    page = applicant.get(section_address(draft, "documents")).content.decode()
    assert "43 % of “Lebenslauf.pdf” has arrived." in page


def test_a_refused_file_is_not_kept_in_any_form(applicant, draft, cv, django_capture_on_commit_callbacks):
    content = pdf(pages=6)
    address = begin(applicant, draft, cv, len(content))["Location"]
    send(applicant, address, 0, content)
    folder = f"uploads/{PartialUpload.objects.get().pk.hex}"
    assert default_storage.exists(folder)
    with django_capture_on_commit_callbacks(execute=True):
        piece = finish(applicant, draft, cv, address)
    assert "This document has 6 pages; at most 5 are possible." in piece.content.decode()
    assert not PartialUpload.objects.exists()
    assert not Document.objects.exists()
    assert not default_storage.exists(folder)


def test_while_the_scanner_is_away_the_file_waits(applicant, draft, cv, settings):
    settings.CLAMD_SOCKET = "/nowhere/clamd.socket"
    content = pdf()
    address = begin(applicant, draft, cv, len(content))["Location"]
    send(applicant, address, 0, content)
    piece = finish(applicant, draft, cv, address).content.decode()
    assert "can’t be reached at the moment" in piece
    assert "Check it now" in piece
    settings.CLAMD_SOCKET = ""
    finish(applicant, draft, cv, address)
    assert Document.objects.get().file.read() == content


def test_finishing_twice_keeps_one(applicant, draft, cv):
    content = picture()
    address = begin(applicant, draft, cv, len(content), "photo.jpg")["Location"]
    send(applicant, address, 0, content)
    assert "photo.jpg" in finish(applicant, draft, cv, address).content.decode()
    assert "photo.jpg" in finish(applicant, draft, cv, address).content.decode()
    assert Document.objects.count() == 1


def test_an_unfinished_file_is_not_taken(applicant, draft, cv):
    address = begin(applicant, draft, cv, 1000)["Location"]
    send(applicant, address, 0, b"x" * 999)
    finish(applicant, draft, cv, address)
    assert not Document.objects.exists()
    assert PartialUpload.objects.get().received == 999


@pytest.mark.parametrize(
    ("size", "status"),
    [("0", 413), (str(21 * 1024 * 1024), 413), ("many", 400), ("", 400), ("9" * 30, 400), ("-1", 400)],
)
def test_a_size_that_is_never_taken_is_refused_before_it_is_sent(applicant, draft, cv, size, status):
    assert begin(applicant, draft, cv, size).status_code == status
    assert not PartialUpload.objects.exists()


def test_more_than_was_announced_is_refused(applicant, draft, cv):
    address = begin(applicant, draft, cv, 10)["Location"]
    assert send(applicant, address, 0, b"x" * 11).status_code == 413
    assert PartialUpload.objects.get().received == 0


def test_another_version_of_the_protocol_is_refused(applicant, draft, cv):
    assert begin(applicant, draft, cv, 10, **{"Tus-Resumable": "0.2.0"}).status_code == 412


def test_a_new_file_takes_the_place_of_one_on_its_way(applicant, draft, cv):
    first = begin(applicant, draft, cv, 10)["Location"]
    begin(applicant, draft, cv, 20)
    assert PartialUpload.objects.get().size == 20
    assert offset_of(applicant, first).status_code == 404


def test_one_can_be_given_up(applicant, draft, cv):
    address = begin(applicant, draft, cv, 10)["Location"]
    assert applicant.delete(address, headers={"Tus-Resumable": "1.0.0"}).status_code == 204
    assert not PartialUpload.objects.exists()


def test_nobody_else_sees_or_changes_it(client, applicant, draft, cv):
    address = begin(applicant, draft, cv, 10)["Location"]
    client.logout()
    assert send(client, address, 0, b"x").status_code == 401
    assert begin(client, draft, cv, 10).status_code == 401
    client.force_login(UserFactory())
    assert send(client, address, 0, b"x").status_code == 404
    assert offset_of(client, address).status_code == 404
    assert begin(client, draft, cv, 10).status_code == 404


def test_after_the_deadline_none_begins_and_none_is_kept(applicant, draft, cv, call):
    content = pdf()
    address = begin(applicant, draft, cv, len(content))["Location"]
    send(applicant, address, 0, content)
    call.closes_at = timezone.now() - timedelta(seconds=1)
    call.save()
    assert begin(applicant, draft, cv, 10).status_code == 403
    assert "The call closed on" in finish(applicant, draft, cv, address).content.decode()
    assert not Document.objects.exists()


def test_only_a_question_for_a_file_takes_one(applicant, draft):
    city = Question.objects.select_related("section").get(section__call=draft.call, key="city")
    assert begin(applicant, draft, city, 10).status_code == 404


def test_what_nobody_goes_on_with_is_cleared(applicant, draft, cv, django_capture_on_commit_callbacks):
    address = begin(applicant, draft, cv, 10)["Location"]
    send(applicant, address, 0, b"x")
    folder = f"uploads/{PartialUpload.objects.get().pk.hex}"
    PartialUpload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        clear_uploads()
    assert not PartialUpload.objects.exists()
    assert not default_storage.exists(folder)
