"""A backup: one file with the whole database and every file, and a list by which each is checked.

The archive is a tar: `manifest.json`, then `database.dump` (pg_dump's own format, compressed), then the
files. The database is read before the files, so that every file it names is there: files are never
changed, only added and removed; one removed meanwhile is missed and named.
"""

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from privacy.files import stored

from . import programs

DUMP, MANIFEST = "database.dump", "manifest.json"
FORMAT = 1
PIECE = 1024 * 1024
# Secrets made on this machine: without them certificates could not be signed and links not be read.
OWN_SECRETS = ("secret-key", "keys")


class ArchiveFailed(Exception):
    """Why the backup can't be made or brought back, in one line that says what to do."""


def make(path: Path) -> dict:
    """Write the backup to `path`, which must not exist; what it holds. Raises ArchiveFailed,
    ProgramFailed. Half a backup never bears the name."""
    if path.exists():
        raise ArchiveFailed(f"{path} exists already: name another file.")
    partial = path.with_name(f".{path.name}.partial")
    try:
        with tempfile.TemporaryDirectory(prefix="backup-") as folder:
            dump = Path(folder) / DUMP
            programs.run("pg_dump", "--format", "custom", "--no-owner", "--no-privileges", output=dump)
            partial.touch(mode=0o600)
            entries = {}
            with tarfile.open(partial, "w", format=tarfile.PAX_FORMAT) as archive:
                entries[DUMP] = _add(archive, DUMP, dump.open("rb"), dump.stat().st_size)
                for name in _kept():
                    if (size_and_file := _opened(name)) is not None:
                        size, file = size_and_file
                        entries[f"files/{name}"] = _add(archive, f"files/{name}", file, size)
                for secret in _secrets():
                    name = f"secrets/{secret.relative_to(settings.VAR)}"
                    entries[name] = _add(archive, name, secret.open("rb"), secret.stat().st_size)
                manifest = {
                    "format": FORMAT,
                    "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                    "server": _server_version(),
                    "entries": entries,
                }
                content = json.dumps(manifest, indent=1).encode()
                _add(archive, MANIFEST, io.BytesIO(content), len(content))
        partial.rename(path)
    finally:
        partial.unlink(missing_ok=True)
    return manifest


def check(path: Path) -> dict:
    """The manifest, after every entry was read and compared. Raises ArchiveFailed."""
    try:
        with tarfile.open(path) as archive:
            manifest = json.load(archive.extractfile(MANIFEST))
            if manifest["format"] != FORMAT:
                raise ArchiveFailed(f"{path} was made by another version of the portal.")
            for name, digest in manifest["entries"].items():
                if _digest(archive.extractfile(name)) != digest:
                    raise ArchiveFailed(f"{path} is damaged: {name} is not as it was written.")
    except (OSError, tarfile.TarError, KeyError, ValueError) as failure:
        raise ArchiveFailed(f"{path} is no backup of the portal, or is damaged ({failure}).") from failure
    return manifest


def bring_back(path: Path) -> dict:
    """Put the database and the files of the backup in place. The database must be empty. Raises
    ArchiveFailed, ProgramFailed; nothing is changed unless the whole backup is sound."""
    manifest = check(path)
    if tables := _tables():
        raise ArchiveFailed(
            f"The database is not empty ({len(tables)} tables): name an empty one in DATABASE_URL, or use --replace."
        )
    with tarfile.open(path) as archive, tempfile.TemporaryDirectory(prefix="restore-") as folder:
        dump = Path(folder) / DUMP
        with dump.open("wb") as file:
            _copy(archive.extractfile(DUMP), file)
        connection.close()
        programs.run(
            "pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
            "--dbname", connection.settings_dict["NAME"], str(dump),
        )  # fmt: skip
        for name in manifest["entries"]:
            kind, _slash, rest = name.partition("/")
            if kind == "files":
                _store(rest, archive.extractfile(name))
            elif kind == "secrets":
                _keep_secret(rest, archive.extractfile(name))
    return manifest


def empty_database() -> None:
    """Remove everything from the portal's schema."""
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()


def _add(archive: tarfile.TarFile, name: str, file, size: int) -> str:
    """Append the file; its digest, reckoned from what was read."""
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = size, 0o600
    reader = _Digesting(file)
    with file:
        archive.addfile(entry, reader)
    return reader.digest.hexdigest()


class _Digesting:
    """A file that reckons its digest while it is read."""

    def __init__(self, file) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        piece = self.file.read(size)
        self.digest.update(piece)
        return piece


def _kept() -> Iterator[str]:
    """The names of the files to keep; parts of files that are on their way stay out."""
    try:
        folders, names = default_storage.listdir("")
    except FileNotFoundError:
        return
    yield from names
    for folder in folders:
        if folder not in ("uploads", "health"):
            yield from stored(folder)


def _opened(name: str) -> tuple[int, File] | None:
    try:
        return default_storage.size(name), default_storage.open(name)
    except FileNotFoundError:  # removed since the list was made
        return None


def _secrets() -> Iterator[Path]:
    for name in OWN_SECRETS:
        path = settings.VAR / name
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file())


def _store(name: str, file) -> None:
    if default_storage.exists(name):
        default_storage.delete(name)
    default_storage.save(name, File(file))


def _keep_secret(name: str, file) -> None:
    """Put a secret back in place of what this machine made for itself: what was signed with it came
    back as well."""
    path = settings.VAR / name
    if settings.VAR.resolve() not in path.resolve().parents:
        raise ArchiveFailed(f"The backup holds a file outside its folder: {name}.")
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=0o600)
    path.write_bytes(file.read())


def _digest(file) -> str:
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _copy(source, target) -> None:
    while piece := source.read(PIECE):
        target.write(piece)


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def _server_version() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        return cursor.fetchone()[0]
