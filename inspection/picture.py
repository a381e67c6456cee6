"""JPEG and PNG: drawn anew, so that nothing but the picture is kept: no place, no device, no rider."""

import io
import warnings

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageOps

from .refusal import Refused

LONGEST_SIDE = 2400  # a page of A4 at 200 dots an inch: small print can be read
MOST_PIXELS = {"image/jpeg": 170_000_000, "image/png": 60_000_000}  # a JPEG is decoded at reduced size
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}
QUALITY = 85


def redrawn(upload: UploadedFile, kind: str) -> UploadedFile:
    """The picture upright, at most 2,400 pixels long, in the same format. Raises Refused."""
    upload.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            content = _drawn(upload, kind)
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused("bomb") from None
    except Exception as failure:  # a hostile picture makes the library fail in any way
        raise Refused("broken") from failure
    return SimpleUploadedFile(upload.name, content, content_type=kind)


def _drawn(upload: UploadedFile, kind: str) -> bytes:
    with Image.open(upload, formats=[FORMATS[kind]]) as picture:
        if picture.width * picture.height > MOST_PIXELS[kind]:
            raise Refused("bomb")
        if kind == "image/jpeg":
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        picture.load()
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
        clean = Image.new(_mode(upright, kind), upright.size)
        clean.paste(upright.convert(clean.mode))
    written = io.BytesIO()
    if kind == "image/jpeg":
        clean.save(written, "JPEG", quality=QUALITY, optimize=True)
    else:
        clean.save(written, "PNG", optimize=True)
    return written.getvalue()


def _mode(picture: Image.Image, kind: str) -> str:
    is_grey = picture.mode in ("1", "L", "I;16", "I")
    if kind == "image/png" and ("A" in picture.mode or "transparency" in picture.info):
        return "RGBA"
    return "L" if is_grey else "RGB"
