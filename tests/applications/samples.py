"""Files as people and attackers send them."""

import io
import struct
import zipfile
import zlib

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

TYPES = b'<Types><Override PartName="/word/document.xml" ContentType="main+xml"/></Types>'


def upload(content: bytes, name: str = "cv.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def pdf(
    pages: int = 1, *, user: str = "", owner: str = "", script: str = "", attachment: bool = False
) -> bytes:
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if script:
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(script)}
        )
    if attachment:
        writer.add_attachment("program.exe", b"MZ")
    if user or owner:
        writer.encrypt(user, owner or None, algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def word(
    *names: str, parts: dict[str, bytes] | None = None, main: bytes = b"<xml/>", types: bytes = TYPES
) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", b"<Relationships/>")
        archive.writestr("word/document.xml", main)
        for name in names:
            archive.writestr(name, b"<xml/>")
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(target: str, kind: str) -> dict[str, bytes]:
    relation = f'<Relationships><Relationship Type="http://schemas/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    return {"word/_rels/document.xml.rels": relation.encode()}


def picture(kind: str = "JPEG", size=(60, 40), exif: Image.Exif | None = None, mode: str = "RGB") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, 200 if mode == "L" else "navy").save(file, kind, **({"exif": exif} if exif else {}))
    return file.getvalue()


def photo_with_place(size=(60, 40)) -> bytes:
    """As a phone takes it: turned by a quarter, with the maker and the place."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Phone"
    exif.get_ifd(0x8825)[2] = (45.0, 4.0, 0.0)
    return picture(size=size, exif=exif)


def picture_bomb(side: int = 30_000) -> bytes:
    """A PNG of few bytes that would be 900 million pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack("!L", len(content)) + kind + content + struct.pack("!L", zlib.crc32(kind + content))
        )

    head = struct.pack("!LLBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
        + chunk(b"IEND", b"")
    )
