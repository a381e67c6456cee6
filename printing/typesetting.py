"""From a Typst layout and what it shall say to a PDF: PDF/A-2b to keep, PDF/UA-1 to be read aloud."""

import json
import re
import unicodedata
from pathlib import Path

import typst

from . import lettering
from .coverage import is_covered

STANDARDS = ["a-2b", "ua-1"]
UNKNOWN = "\N{WHITE SQUARE}"
MOST_REPAIRS = 30
LACKING = re.compile(r'the text `?"(.+?)"`? could not be displayed')


class CannotBeMade(Exception):
    """The page could not be set. `sign` is what no font has, if that is why; else empty."""

    def __init__(self, complaint: str) -> None:
        lacking = LACKING.search(complaint)
        self.sign = lacking[1] if lacking else ""
        super().__init__(complaint)


def typeset(template: Path, content: dict, *, han: str = "sc") -> bytes:
    """The PDF of what the layout makes of the content, which it reads as JSON from
    `sys.inputs.content`: what people typed is never part of its code. The layout sets the
    document's language and title. `han`: whose forms of Chinese characters (`lettering.han_of`).

    Raises CannotBeMade, FontsMissing.
    """
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=lettering.fonts(han),
            sys_inputs={"content": json.dumps(content)},
            pdf_standards=STANDARDS,
        )
    except typst.TypstError as failure:
        raise CannotBeMade(str(failure)) from failure


def picture(template: Path, content: dict, *, form: str) -> bytes:
    """What a layout of one page draws, as `png` or `svg`. Raises CannotBeMade, FontsMissing."""
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=lettering.fonts("sc"),
            sys_inputs={"content": json.dumps(content)},
            format=form,
            ppi=144,
        )
    except typst.TypstError as failure:
        raise CannotBeMade(str(failure)) from failure


def typeset_legibly(template: Path, content: dict, *, han: str = "sc") -> bytes:
    """As `typeset`, with an empty square for each sign that no font has: a page with all that can be
    read is better than none. Control characters are left out."""
    content = _changed(content, _legible)
    for _repair in range(MOST_REPAIRS):
        try:
            return typeset(template, content, han=han)
        except CannotBeMade as failure:
            if not failure.sign:
                raise
            sign = failure.sign
        # A combination whose parts no single font has.
        content = _changed(content, lambda text, sign=sign: text.replace(sign, UNKNOWN))
    return typeset(template, _changed(content, _plain), han=han)


def _changed(content, change):
    """The content with every text in it changed, keys apart."""
    if isinstance(content, dict):
        return {key: _changed(value, change) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_changed(value, change) for value in content]
    return change(content) if isinstance(content, str) else content


def _legible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(
        sign if sign == "\n" or is_covered(sign) else UNKNOWN
        for sign in composed
        if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")
    )


def _plain(text: str) -> str:
    """Only letters that the text font itself has."""
    return "".join(
        sign if sign == "\n" or sign.isascii() or "\xa0" < sign < "\u0250" else UNKNOWN for sign in text
    )
