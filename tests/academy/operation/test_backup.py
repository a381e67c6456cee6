"""Backup, destroy, restore: everything is there again, and a certificate verifies."""

import io
import os
import subprocess
import sys
import tarfile

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from academy.operation import archive
from applications.models import Application
from certificates.models import Certificate
from tests.certificates.people import made
from tests.factories import SubmittedApplicationFactory
from tests.folders import reachable_folder
from tests.subprocesses import environment


@pytest.fixture
def folder():
    with reachable_folder() as path:
        yield path


@pytest.fixture
def other_database(transactional_db):
    """The name of an empty database beside the test's own."""
    name = f"restored_{os.getpid()}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(name, folder, *arguments, settings_of="development"):
    """manage.py of a portal on another machine: another database, other files."""
    known = environment(PORTAL_VAR=str(folder), DJANGO_SETTINGS_MODULE=f"academy.settings.{settings_of}")
    known["DATABASE_URL"] = known["DATABASE_URL"].rpartition("/")[0] + f"/{name}"
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.ROOT,
        env=known,
        capture_output=True,
        text=True,
    )


CHECK = """
from django.test import Client
from applications.models import Application
from certificates.models import Certificate
from django.core.files.storage import default_storage
certificate = Certificate.objects.get()
page = Client().get(f"/c/{certificate.code}/", follow=True).content.decode()
print(Application.objects.count(), default_storage.open("documents/x").read(), certificate.printed_name in page)
"""


@pytest.mark.processes
def test_what_was_backed_up_is_brought_back_on_a_fresh_machine(other_database, folder):
    SubmittedApplicationFactory()
    made()
    default_storage.delete("documents/x")
    default_storage.save("documents/x", ContentFile(b"her words"))
    (settings.VAR / "secret-key").write_text("a secret of this machine")
    backup = folder / "backup.tar"
    call_command("backup", backup)
    assert backup.stat().st_mode & 0o777 == 0o600

    # The name by which the tests' settings know a folder as theirs.
    fresh = folder / f"var-{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}-fresh"
    restored = manage(other_database, fresh, "restore", str(backup))
    assert restored.returncode == 0, restored.stderr
    assert (fresh / "secret-key").read_text() == "a secret of this machine"
    found = manage(other_database, fresh, "shell", "--no-imports", "-c", CHECK, settings_of="test")
    assert found.stdout.strip() == f"{Application.objects.count()} b'her words' True", found.stderr

    again = manage(other_database, fresh, "restore", str(backup))
    assert again.returncode == 1
    assert "The database is not empty" in again.stderr
    assert "Traceback" not in again.stderr


@pytest.mark.django_db
def test_a_damaged_backup_changes_nothing(folder):
    backup = folder / "backup.tar"
    archive.make(backup)
    content = bytearray(backup.read_bytes())
    with tarfile.open(backup) as found:
        place = found.getmember(archive.DUMP).offset_data + 100
    content[place] ^= 1
    backup.write_bytes(content)
    with pytest.raises(CommandError, match=r"database\.dump is not as it was written"):
        call_command("restore", backup, replace=True)
    assert Certificate.objects.count() == 0  # the tables are still there


@pytest.mark.django_db
def test_something_else_is_no_backup(folder):
    other = folder / "letter.txt"
    other.write_text("Dear colleagues")
    with pytest.raises(CommandError, match="is no backup of the portal"):
        call_command("restore", other)
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", other)


def test_a_name_that_leads_out_of_the_folder_is_not_followed():
    with pytest.raises(archive.ArchiveFailed, match="outside its folder"):
        archive._keep_secret("../outside", io.BytesIO(b"x"))
    assert not (settings.VAR.parent / "outside").exists()
