"""Files of the private storage that go with their rows."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.utils import timezone

from .register import register

YOUNG = timedelta(days=1)  # a file may be written before its row is

# What is made of a file and kept beside it: called with the file's name once that is gone.
derived: list[Callable[[str], None]] = []


def remove_after_commit(names: Iterable[str]) -> None:
    """Remove the files as soon as nothing names them any more."""
    for name in names:
        transaction.on_commit(lambda name=name: remove(name), robust=True)


def remove(name: str) -> None:
    default_storage.delete(name)
    for forget in derived:
        forget(name)


def follow_rows() -> None:
    """From now on the files of a removed row go after the commit, whoever removes it."""
    for model, fields in _with_files():
        post_delete.connect(_remove_with_row, sender=model, dispatch_uid=f"files-of-{model._meta.label}")
        _fields[model] = fields


def orphans() -> list[str]:
    """The files in the folders of personal data that no row names: of a row that went while its file
    could not. Younger ones than a day are left."""
    known = {name for model, fields in _with_files() for field in fields for name in _names(model, field)}
    limit = timezone.now() - YOUNG
    return [
        name
        for folder in FOLDERS
        for name in stored(folder)
        if name not in known and default_storage.get_modified_time(name) < limit
    ]


FOLDERS = ("documents", "letters", "certificates", "long-work", "minutes", "speakers")
_fields: dict[type[models.Model], list[str]] = {}


def _with_files() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model, known in register.items():
        fields = [name for name in known.held if isinstance(model._meta.get_field(name), models.FileField)]
        if fields:
            yield model, fields


def _names(model: type[models.Model], field: str) -> Iterator[str]:
    return model._base_manager.exclude(**{field: ""}).values_list(field, flat=True).iterator()


def _remove_with_row(sender: type[models.Model], instance: models.Model, **_signal) -> None:
    remove_after_commit({getattr(instance, field).name for field in _fields[sender]} - {"", None})


def stored(folder: str) -> Iterator[str]:
    """The names of all files in a folder of the storage and in those inside it."""
    try:
        folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{name}" for name in names)
    for inner in folders:
        yield from stored(f"{folder}/{inner}")
