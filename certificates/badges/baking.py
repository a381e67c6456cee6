"""A badge within its picture (Open Badges 3.0, section 5.3): wallets and web pages read it out again."""

import json
import struct
import zlib

KEYWORD = b"openbadgecredential"
NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def bake_png(picture: bytes, badge: dict) -> bytes:
    """The picture with the badge in an iTXt chunk, right after its header."""
    text = as_text(badge).encode()
    # Keyword, not compressed, no language, no translated keyword.
    chunk = _chunk(b"iTXt", KEYWORD + b"\0\0\0\0\0" + text)
    (length,) = struct.unpack_from(">I", picture, len(SIGNATURE))
    end = len(SIGNATURE) + 12 + length
    return picture[:end] + chunk + picture[end:]


def bake_svg(drawing: str, badge: dict) -> str:
    """The drawing with the badge as its first element."""
    start = drawing.index("<svg") + 4
    end = drawing.index(">", start) + 1
    text = as_text(badge).replace("]]>", "]]]]><![CDATA[>")
    return (
        f'{drawing[:start]} xmlns:openbadges="{NAMESPACE}"{drawing[start:end]}'
        f"<openbadges:credential><![CDATA[{text}]]></openbadges:credential>{drawing[end:]}"
    )


def as_text(badge: dict) -> str:
    return json.dumps(badge, ensure_ascii=False)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
