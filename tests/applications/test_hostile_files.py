"""Everything hostile that we could think of, sent as an applicant sends it, with a real scanner behind: refused
with its reason beside the field and kept nowhere, or kept harmless."""

from pathlib import Path

import pytest
from django.conf import settings as portal
from django.urls import reverse

from applications.models import Document, Question
from inspection.refusal import REASONS
from tests.applications.filling import answer_address
from tests.applications.samples import upload
from tests.factories import ApplicationFactory

from .hostile_files import HostileFile, hostile_files
from .scanner import running_clamd

pytestmark = [pytest.mark.django_db, pytest.mark.processes]
FILES = list(hostile_files())


@pytest.fixture(scope="module")
def clamd(tmp_path_factory):
    with running_clamd(tmp_path_factory.mktemp("clamd")) as socket:
        yield socket


@pytest.fixture
def sent(clamd, client, call, settings):
    """Sends a file in answer to the question for the CV; what is told."""
    settings.CLAMD_SOCKET = str(clamd)
    application = ApplicationFactory(call=call)
    question = Question.objects.select_related("section").get(section__call=call, key="cv")
    client.force_login(application.applicant)

    def send(hostile: HostileFile) -> str:
        answer = client.post(
            answer_address(application, question), {"q-cv": upload(hostile.content, hostile.name)}
        )
        assert answer.status_code == 200
        return answer.content.decode()

    return send


def kept_files() -> set[Path]:
    return {path for path in (portal.VAR / "files").rglob("*") if path.is_file()}


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.title)
def test_what_is_hostile_is_refused_or_kept_harmless(sent, client, hostile):
    before = kept_files()
    told = sent(hostile)
    assert "<script>alert" not in told
    if hostile.code:
        assert str(REASONS[hostile.code]).split("’")[0].split("'")[0][:40] in told
        assert not Document.objects.exists()
        assert kept_files() == before
        return
    document = Document.objects.get()
    content = document.file.open().read()
    if hostile.trace:
        assert hostile.trace not in content
    path = Path(document.file.path).resolve()
    assert path.is_relative_to((portal.VAR / "files").resolve())
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.stem not in hostile.name
    _is_served_safely(client, document)


def _is_served_safely(client, document: Document) -> None:
    answer = client.get(reverse("document", args=[document.pk]))
    assert answer.status_code == 200
    assert answer["Content-Type"] in ("application/pdf", "image/jpeg", "image/png")
    assert answer["X-Content-Type-Options"] == "nosniff"
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert not {"\r", "\n", "\0", "/", "\\", "<"} & set(disposition.replace("filename*=utf-8''", ""))


def test_of_every_kind_some_are_sent():
    codes = {hostile.code for hostile in FILES}
    assert codes >= {"kind", "mixed", "active", "bomb", "broken", "infected", None}
    assert len(FILES) >= 60
