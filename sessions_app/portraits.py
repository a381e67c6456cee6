"""Portraits of speakers: a square JPEG of one size, made anew from what was uploaded."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 480  # pixels
MOST_PIXELS = 40_000_000


def as_portrait(file) -> ContentFile:
    """The picture cut to its middle, without what a camera noted. Raises ValidationError."""
    try:
        picture = Image.open(file, formats=["JPEG", "PNG", "WEBP"])
        if picture.format not in ("JPEG", "PNG", "WEBP"):
            raise ValidationError(_("Please choose a JPEG, PNG or WebP picture."))
        if picture.width * picture.height > MOST_PIXELS:
            raise ValidationError(_("The picture has too many pixels."))
        upright = ImageOps.exif_transpose(picture)
        square = ImageOps.fit(upright.convert("RGB"), (SIDE, SIDE), centering=(0.5, 0.35))
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as failure:
        raise ValidationError(_("This file can’t be read as a picture.")) from failure
    written = BytesIO()
    square.save(written, "JPEG", quality=85, optimize=True)
    return ContentFile(written.getvalue(), name="portrait.jpg")
