from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from applications.models import APPLICATION
from lifecycle import registry
from lifecycle.management.commands.lifecycle_diagrams import draw


def test_the_committed_diagrams_are_those_of_the_code():
    call_command("lifecycle_diagrams", check=True)


def test_each_lifecycle_has_its_diagram():
    text = (Path(settings.ROOT) / "docs" / "lifecycles.md").read_text()
    assert all(f"## {subject}\n" in text for subject in registry)


def test_a_diagram_shows_each_move_with_who_makes_it_and_what_it_sends():
    drawn = draw(APPLICATION)
    assert "[*] --> draft" in drawn
    assert "draft --> submitted: submit" in drawn
    assert "| submit | draft | submitted | applicant | application-received |" in drawn


@pytest.fixture
def project(tmp_path, settings):
    (tmp_path / "docs").mkdir()
    settings.ROOT = tmp_path
    return tmp_path


def test_the_check_fails_without_the_file(project):
    with pytest.raises(CommandError, match="not current"):
        call_command("lifecycle_diagrams", check=True)


def test_the_check_fails_when_the_file_is_older_than_the_code(project):
    call_command("lifecycle_diagrams")
    call_command("lifecycle_diagrams", check=True)
    file = project / "docs" / "lifecycles.md"
    file.write_text(file.read_text().replace("draft --> submitted", "draft --> offered"))
    with pytest.raises(CommandError, match="not current"):
        call_command("lifecycle_diagrams", check=True)
