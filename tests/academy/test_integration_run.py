"""`.ci/run`: whatever program is missing is installed, and then the two commands of the README run."""

import os
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

PROGRAMS = {
    "chromium": "chromium",
    "pdfsig": "poppler-utils",
    "zbarimg": "zbar-tools",
    "redis-server": "redis-server",
    "clamd": "clamav-daemon",
}


def _program(folder: Path, name: str, does: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{does}\n")
    (folder / name).chmod(0o755)


@pytest.fixture
def machine(tmp_path):
    """A folder of programs that only note how they were called; `run` runs the script with them."""
    noted = tmp_path / "noted"
    noted.write_text("")
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("make", "apt-get", *PROGRAMS):
        _program(folder, name, f'echo "{name} $*" >> {noted}')
    _program(folder, "id", "echo 0")
    for name in ("bash", "dirname", "sh"):
        (folder / name).symlink_to(f"/bin/{name}" if Path(f"/bin/{name}").exists() else f"/usr/bin/{name}")

    def run():
        result = subprocess.run(
            [folder / "bash", settings.ROOT / ".ci" / "run"],
            env={"PATH": str(folder)},
            capture_output=True,
            text=True,
            check=False,
        )
        return result, noted.read_text().splitlines()

    run.folder = folder
    return run


def test_with_everything_there_only_the_two_commands_run(machine):
    result, noted = machine()
    assert (result.returncode, noted) == (0, ["make check", "make test"])


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_one_program_that_is_missing_is_installed(machine, program):
    (machine.folder / program).unlink()
    result, noted = machine()
    assert result.returncode == 0
    (installed,) = [line for line in noted if "install" in line]
    assert installed.split()[-1] == PROGRAMS[program]
    assert noted[-2:] == ["make check", "make test"]


def test_without_the_right_to_install_what_is_missing_is_named(machine):
    (machine.folder / "zbarimg").unlink()
    _program(machine.folder, "id", "echo 1000")
    result, noted = machine()
    assert "Missing on this machine: zbar-tools" in result.stdout
    assert noted == ["make check", "make test"]


def test_a_failed_check_fails_the_run(machine):
    _program(machine.folder, "make", "exit 2")
    assert machine()[0].returncode != 0


def test_it_runs_the_command_that_the_readme_gives():
    assert "make test" in (settings.ROOT / "README.md").read_text()
    assert os.access(settings.ROOT / ".ci" / "run", os.X_OK)
