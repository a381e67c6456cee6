"""Files that arrive in parts and go on after a broken line, on this device's line or another's."""

import re

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import transaction
from django.utils import timezone

from inspection import LARGEST_PICTURE, Refused

from .answering import locked_for_change
from .models import Application, PartialUpload, Question
from .models.upload import next_expiry

LARGEST_PART = 1024 * 1024
CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


class WrongOffset(Exception):
    """The part does not begin where the last one ended."""


def begin(*, application: Application, question: Question, name: str, size: int) -> PartialUpload:
    """Expect a file of `size` bytes, in place of one on its way for the question.

    Raises Refused for a size that is never taken, NotEditable.
    """
    if size <= 0:
        raise Refused("empty")
    if size > LARGEST_PICTURE:
        raise Refused("large")
    with transaction.atomic():
        locked_for_change(application, question)
        for earlier in PartialUpload.objects.filter(application=application, question=question):
            discard(upload=earlier)
        return PartialUpload.objects.create(
            application=application,
            question=question,
            name=CONTROL.sub("_", name)[:255] or "document",
            size=size,
        )


@transaction.atomic
def append(*, upload: PartialUpload, offset: int, content: bytes) -> PartialUpload:
    """Add what has arrived, which begins at `offset`. Raises WrongOffset, Refused for too much."""
    upload = PartialUpload.objects.select_for_update().get(pk=upload.pk)
    if offset != upload.received:
        raise WrongOffset
    if offset + len(content) > upload.size or len(content) > LARGEST_PART:
        raise Refused("large")
    if content:
        path = _path(upload, offset)
        default_storage.delete(path)  # of a try that was rolled back
        default_storage.save(path, ContentFile(content))
        upload.received += len(content)
    upload.expires_at = next_expiry()
    upload.save(update_fields=["received", "expires_at"])
    return upload


def joined(upload: PartialUpload) -> TemporaryUploadedFile:
    """The whole file, once all of it is here."""
    whole = TemporaryUploadedFile(upload.name, "application/octet-stream", upload.size, None)
    for offset in sorted(_offsets(upload)):
        with default_storage.open(_path(upload, offset)) as part:
            for piece in part.chunks():
                whole.write(piece)
    whole.seek(0)
    return whole


@transaction.atomic
def hold(*, application: Application, question: Question, upload: UploadedFile) -> PartialUpload:
    """Keep a file that came whole beside the document, until its sender has chosen between the two.
    Raises NotEditable."""
    waiting = begin(application=application, question=question, name=upload.name, size=upload.size)
    upload.seek(0)
    for content in upload.chunks(LARGEST_PART):
        waiting = append(upload=waiting, offset=waiting.received, content=content)
    return waiting


def discard(*, upload: PartialUpload) -> None:
    """Forget the upload and what has arrived of it."""
    paths = [_path(upload, offset) for offset in _offsets(upload)]
    folder = _folder(upload)
    upload.delete()
    transaction.on_commit(lambda: _remove([*paths, folder]))


def clear_expired() -> int:
    """Discard what nobody went on with; how many there were."""
    expired = list(PartialUpload.objects.filter(expires_at__lt=timezone.now()))
    for upload in expired:
        discard(upload=upload)
    return len(expired)


def _folder(upload: PartialUpload) -> str:
    return f"uploads/{upload.pk.hex}"


def _path(upload: PartialUpload, offset: int) -> str:
    return f"{_folder(upload)}/{offset}"


def _offsets(upload: PartialUpload) -> list[int]:
    try:
        _folders, files = default_storage.listdir(_folder(upload))
    except FileNotFoundError:
        return []
    return [int(name) for name in files if name.isdigit()]


def _remove(paths: list[str]) -> None:
    for path in paths:
        try:
            default_storage.delete(path)
        except OSError:  # the folder, while another part has just arrived
            continue
