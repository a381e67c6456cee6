"""Two hundred real names as they are printed: whole, in their own script, each sign with its glyph."""

import re
import subprocess
import unicodedata
from io import BytesIO
from shutil import which

import pytest
from pypdf import PdfReader, PdfWriter

from certificates.pdf import render

from .real_names import NAMES_OF_SCRIPT
from .test_pdf import A4_LANDSCAPE, certificate, lacks_a_glyph, text_of

PANEL = 66 / 25.4 * 72  # points; the name stands right of it


@pytest.fixture(scope="module")
def pages():
    """Of each script, its names with the page of each."""
    return {
        script: [
            (name, render(certificate(printed_name=name, layout=("panel", "frame")[number % 2])))
            for number, name in enumerate(names)
        ]
        for script, names in NAMES_OF_SCRIPT.items()
    }


def test_there_are_two_hundred_in_twenty_scripts():
    assert len(NAMES_OF_SCRIPT) == 20
    names = {name for group in NAMES_OF_SCRIPT.values() for name in group}
    assert len(names) == 200
    for script, group in NAMES_OF_SCRIPT.items():
        known = {"Han": ("CJK",), "Hangul": ("HANGUL",)}.get(script, (script.upper(),))
        assert all(any(unicodedata.name(sign, "").startswith(known) for sign in name) for name in group)


def test_every_sign_has_its_glyph_in_the_fonts_of_the_file(pages):
    lacking = [name for group in pages.values() for name, content in group if lacks_a_glyph(content)]
    assert lacking == []


def test_every_font_is_in_the_file(pages):
    for group in pages.values():
        for name, content in group:
            for font in PdfReader(BytesIO(content)).pages[0]["/Resources"]["/Font"].values():
                described = font["/DescendantFonts"][0]["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(described), name


def test_every_name_can_be_read_out_of_its_page_again(pages):
    for script in ("Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Ethiopic", "Han", "Hangul"):
        for name, content in pages[script]:
            said = text_of(content).replace(" ", "")
            assert unicodedata.normalize("NFC", name).replace(" ", "") in unicodedata.normalize("NFC", said)


def test_none_is_cut_off(pages, tmp_path):
    """Each word of each page has its whole box within the page’s margins, and no ink stands in them."""
    if which("pdftotext") is None or which("pdftoppm") is None:
        pytest.skip("poppler-utils is not installed: the places of the words cannot be read")
    merged = PdfWriter()
    for group in pages.values():
        for number, (_name, content) in enumerate(group):
            if number % 2 == 0:  # those with a panel; the others have their ornament in the margin
                merged.append(BytesIO(content))
    merged.write(tmp_path / "all.pdf")
    command = ["pdftotext", "-bbox", tmp_path / "all.pdf", "-"]
    boxes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    places = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', boxes)
    assert len(places) > 100 * 20
    for left, top, right, bottom in (map(float, place) for place in places):
        assert left > 20
        assert top > 20
        assert right < A4_LANDSCAPE[0] - 50
        assert bottom < A4_LANDSCAPE[1] - 30
    assert not _inked_margins(tmp_path)


def _inked_margins(folder) -> list[str]:
    """The pages on which something is drawn in the white margin above or right of the words."""
    from PIL import Image

    subprocess.run(["pdftoppm", "-r", "20", "-gray", "-png", folder / "all.pdf", folder / "page"], check=True)
    inked = []
    for path in sorted(folder.glob("page*.png")):
        with Image.open(path).convert("L") as image:
            left = int((PANEL + 12) / 72 * 20)
            above = image.crop((left, 0, image.width, int(36 / 72 * 20)))
            beside = image.crop((image.width - int(40 / 72 * 20), 0, image.width, int(350 / 72 * 20)))
            if min(above.getextrema()[0], beside.getextrema()[0]) < 250:
                inked.append(path.name)
    return inked
