"""The pages of a document, drawn once and kept for a day beside the files."""

import io
import json
import logging
import subprocess
import sys
import zipfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import nh3
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models.fields.files import FieldFile
from django.utils import timezone
from django.utils.safestring import mark_safe

FOLDER, KEPT_FOR = "previews", timedelta(days=1)
PROGRAM = Path(__file__).with_name("drawing.py")
PATIENCE, LARGEST = 30, 60 * 1024 * 1024  # seconds; bytes of an archive of pages
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {PDF: "pdf", WORD: "word"}
PICTURES = ("image/jpeg", "image/png")
# What a text consists of; no link, picture, style or form.
TAGS = frozenset(
    "h1 h2 h3 h4 h5 h6 p br strong em sup sub ul ol li table thead tbody tr th td".split()  # noqa: SIM905
)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Preview:
    """What can be shown: `pages` with the text of each, or `words` of a text without pages.
    `total` counts all pages, of which the first are drawn. Nothing of it when `is_shown` is false."""

    is_shown: bool = True
    pages: list[str] = field(default_factory=list)
    total: int = 0
    words: str = ""

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.pages)


def preview_of(file: FieldFile, content_type: str) -> Preview:
    """The document's preview, drawn now unless it was within the last day."""
    if content_type in PICTURES:
        return Preview(pages=[""], total=1)
    if content_type not in KINDS:
        return Preview(is_shown=False)
    with zipfile.ZipFile(io.BytesIO(_archive(file, content_type))) as archive:
        if "about.json" not in archive.namelist():
            return Preview(is_shown=False)
        about = json.loads(archive.read("about.json"))
        if "document.html" not in archive.namelist():
            return Preview(pages=[str(text) for text in about["texts"]], total=int(about["pages"]))
        told = archive.read("document.html").decode()
    cleaned = nh3.clean(
        told, tags=set(TAGS), attributes={"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
    )
    return Preview(words=mark_safe(cleaned))  # noqa: S308  cleaned the line above


def page_picture(file: FieldFile, content_type: str, number: int) -> tuple[bytes, str] | None:
    """The picture of one page, counted from 1, with its type; None when there is none."""
    if content_type in PICTURES:
        if number != 1:
            return None
        with file.open() as opened:
            return opened.read(), content_type
    if content_type not in KINDS:
        return None
    with zipfile.ZipFile(io.BytesIO(_archive(file, content_type))) as archive:
        name = f"{number}.webp"
        return (archive.read(name), "image/webp") if name in archive.namelist() else None


def forget(name: str) -> None:
    """Remove what was drawn of the document whose file has this name."""
    default_storage.delete(_name(name))


def clear_old() -> int:
    """Remove what was drawn more than a day ago; how many documents."""
    if not default_storage.exists(FOLDER):
        return 0
    _folders, names = default_storage.listdir(FOLDER)
    limit = timezone.now() - KEPT_FOR
    old = [name for name in names if default_storage.get_modified_time(f"{FOLDER}/{name}") < limit]
    for name in old:
        default_storage.delete(f"{FOLDER}/{name}")
    return len(old)


def _name(name: str) -> str:
    """After the random name of the file, which a later file never takes."""
    return f"{FOLDER}/{Path(name).name}.zip"


def _archive(file: FieldFile, content_type: str) -> bytes:
    """The archive of the drawn pages; an empty one when the document can't be drawn."""
    name = _name(file.name)
    try:
        with default_storage.open(name) as kept:
            return kept.read()
    except FileNotFoundError:
        drawn = _drawn(file, KINDS[content_type])
    default_storage.save(name, ContentFile(drawn))
    return drawn


def _drawn(file: FieldFile, kind: str) -> bytes:
    with file.open() as opened:
        content = opened.read()
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(PROGRAM), kind],
            input=content, capture_output=True, timeout=PATIENCE, check=True, env={}, cwd="/",
        )  # fmt: skip
        if len(done.stdout) <= LARGEST and zipfile.is_zipfile(io.BytesIO(done.stdout)):
            return done.stdout
        log.warning("A document was drawn to nothing that can be shown.")
    except (subprocess.SubprocessError, OSError) as failure:
        log.warning("A document can't be drawn: %s", failure)
    empty = io.BytesIO()
    zipfile.ZipFile(empty, "w").close()
    return empty.getvalue()
