"""The documents that applicants uploaded: one real PDF of each kind and language, kept once and
linked under each document's own name, so that deleting one leaves the others."""

import hashlib
import random
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typst
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage

from applications.models import Document, Question
from applications.models.answer import storage_name

from .copying import Rows

PDF = "application/pdf"
# By question: the file's name and its text in each language.
TEXTS = {
    "cv": {
        "en": ("cv.pdf", "Curriculum vitae", "Fifteen years with cooperatives and mutuals."),
        "fr": ("cv.pdf", "Curriculum vitæ", "Quinze ans auprès de coopératives et de mutuelles."),
        "es": ("curriculum.pdf", "Currículum", "Quince años con cooperativas y mutuales."),
    },
    "letter": {
        "en": ("letter of nomination.pdf", "Letter of nomination", "We nominate our colleague."),
        "fr": ("lettre de désignation.pdf", "Lettre de désignation", "Nous désignons notre collègue."),
        "es": ("carta de presentación.pdf", "Carta de presentación", "Presentamos a nuestra colega."),
    },
    "language-certificate": {
        "en": ("certificate.pdf", "Language certificate", "Level B2."),
        "fr": ("certificat de langue.pdf", "Certificat de langue", "Niveau B2."),
        "es": ("certificado.pdf", "Certificado de idioma", "Nivel B2."),
    },
    "passport": {
        "en": ("passport.pdf", "Identity page", "Specimen."),
        "fr": ("passeport.pdf", "Page d’identité", "Spécimen."),
        "es": ("pasaporte.pdf", "Página de identidad", "Espécimen."),
    },
}
# How many of the applicants uploaded what need not be there.
SHARES = {"cv": 0.95, "letter": 0.55, "language-certificate": 0.15, "passport": 0.2}
PAGE = """#set document(title: "{title}", date: none)
#set page(paper: "a4", margin: 3cm)
#set text(lang: "{language}")
= {title}
{text}
"""


@dataclass(frozen=True)
class Specimen:
    """A PDF that stands for many: its content and where the first copy is kept."""

    original_name: str
    content: bytes
    sha256: str


class Documents:
    """Takes documents for applications; `store` puts the files behind them."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._specimens = {
            (key, language): _specimen(name, title, text, language)
            for key, by_language in TEXTS.items()
            for language, (name, title, text) in by_language.items()
        }
        self._files: list[tuple[str, Specimen]] = []
        self.rows = Rows(
            Document, "id", "application_id", "question_id", "file", "original_name", "content_type",
            "size", "sha256", "uploaded_at",
        )  # fmt: skip

    def add(self, application: uuid.UUID, question: Question, language: str, moment: datetime) -> None:
        """A document in answer to the question when it must have one; else perhaps, if we know it."""
        share = 1 if question.must_be_answered else SHARES.get(question.key, 0)
        if self._chance.random() >= share:
            return
        specimen = self._specimens[question.key if question.key in TEXTS else "cv", language]
        key = uuid.UUID(int=self._chance.getrandbits(128), version=4)
        name = storage_name(Document(pk=key), specimen.original_name)
        self._files.append((name, specimen))
        self.rows.add(
            key, application, question.pk, name, specimen.original_name, PDF, len(specimen.content),
            specimen.sha256, moment,
        )  # fmt: skip

    def store(self) -> None:
        """Put every file into the private storage."""
        storage = Document._meta.get_field("file").storage
        for name, specimen in self._files:
            keep_once(storage, name, specimen.content)
        self._files.clear()


_kept: dict[tuple[str, bytes], Path] = {}


def keep_once(storage: Storage, name: str, content: bytes) -> None:
    """Store the content under the name; in a folder, as a link to the same content stored before."""
    if not isinstance(storage, FileSystemStorage):
        storage.save(name, ContentFile(content))
        return
    path = Path(storage.path(name))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)  # left by a demonstration whose database is gone
    first = _kept.get((storage.location, content))
    try:
        if first is None:
            raise FileNotFoundError
        path.hardlink_to(first)
    except OSError:  # the first one, too many links, or a file system without them
        path.write_bytes(content)
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
        _kept[storage.location, content] = path


def _specimen(name: str, title: str, text: str, language: str) -> Specimen:
    source = PAGE.format(title=title, text=text, language=language)
    content = typst.compile(source.encode(), ignore_system_fonts=True)
    return Specimen(name, content, hashlib.sha256(content).hexdigest())
