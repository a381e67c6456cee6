"""Two windows or devices with a document for the same question."""

import re

import pytest

from applications.models import Document, PartialUpload, Question
from tests.applications.filling import answer_address, section_address, shown
from tests.applications.samples import pdf, upload
from tests.factories import ApplicationFactory

pytestmark = pytest.mark.django_db
OURS, THEIRS = pdf(pages=2), pdf(pages=1)


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


@pytest.fixture
def ours_after_theirs(applicant, draft):
    """A page shown before the other window sent its document now sends another one."""
    page = shown(draft, "documents")
    send(applicant, draft, page, THEIRS, "theirs.pdf")
    return send(applicant, draft, page, OURS, "ours.pdf")


def send(client, draft, page, content, name):
    return client.post(section_address(draft, "documents"), {**page, "q-cv": upload(content, name)})


def kept() -> bytes:
    return Document.objects.get().file.read()


def choose(client, draft, answer, choice, address=None):
    """Press the button; the page sends what stands in its fields with it."""
    text = answer.content.decode()
    value = re.search(rf'name="q-cv-choice" value="({choice}:[^"]+)"', text)[1]
    sent = {
        "q-cv-version": re.search(r'name="q-cv-version" value="([^"]+)"', text)[1],
        "q-cv-upload": re.search(r'name="q-cv-upload" value="([^"]+)"', text)[1],
        "q-cv-choice": value,
    }
    return client.post(address or section_address(draft, "documents"), sent)


def test_neither_document_is_lost_before_its_sender_has_chosen(ours_after_theirs):
    text = ours_after_theirs.content.decode()
    assert "Please choose which to keep." in text
    assert "Keep “theirs.pdf”" in text
    assert "Keep “ours.pdf”" in text
    assert kept() == THEIRS
    assert PartialUpload.objects.get().is_complete


@pytest.mark.parametrize(("choice", "content"), [("mine", OURS), ("other", THEIRS)])
@pytest.mark.parametrize("has_script", [True, False])
def test_the_chosen_document_stays(applicant, draft, cv, ours_after_theirs, choice, content, has_script):
    address = answer_address(draft, cv) if has_script else None
    choose(applicant, draft, ours_after_theirs, choice, address)
    assert kept() == content
    assert not PartialUpload.objects.exists()


def test_saving_the_page_is_no_choice(applicant, draft, ours_after_theirs):
    text = ours_after_theirs.content.decode()
    sent = {
        "q-cv-version": re.search(r'name="q-cv-version" value="([^"]+)"', text)[1],
        "q-cv-upload": re.search(r'name="q-cv-upload" value="([^"]+)"', text)[1],
    }
    again = applicant.post(section_address(draft, "documents"), sent)
    assert "Please choose which to keep." in again.content.decode()
    assert kept() == THEIRS


def test_the_same_document_from_both_is_no_conflict(applicant, draft):
    page = shown(draft, "documents")
    for _window in range(2):
        assert send(applicant, draft, page, THEIRS, "cv.pdf").status_code == 302
    assert Document.objects.count() == 1


def test_a_document_that_was_seen_is_replaced_at_once(applicant, draft):
    send(applicant, draft, shown(draft, "documents"), THEIRS, "theirs.pdf")
    assert send(applicant, draft, shown(draft, "documents"), OURS, "ours.pdf").status_code == 302
    assert kept() == OURS


def test_a_document_that_was_not_seen_is_not_removed(applicant, draft, cv):
    send(applicant, draft, shown(draft, "documents"), OURS, "ours.pdf")
    page = shown(draft, "documents")
    send(applicant, draft, page, THEIRS, "theirs.pdf")
    sent = {"q-cv-version": page["q-cv-version"], "q-cv-remove": "yes"}
    assert "It was not removed" in applicant.post(answer_address(draft, cv), sent).content.decode()
    assert kept() == THEIRS


def test_a_choice_whose_file_has_gone_is_told(applicant, draft, ours_after_theirs):
    PartialUpload.objects.all().delete()
    answer = choose(applicant, draft, ours_after_theirs, "mine")
    assert "The file did not arrive. Please choose it again." in answer.content.decode()
    assert kept() == THEIRS


def test_a_choice_overtaken_by_a_third_window_is_asked_again(applicant, draft, ours_after_theirs):
    send(applicant, draft, shown(draft, "documents"), pdf(pages=3), "third.pdf")
    assert "Keep “third.pdf”" in choose(applicant, draft, ours_after_theirs, "mine").content.decode()
