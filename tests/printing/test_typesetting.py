"""Setting a page: data is never code, what no font has is said or replaced."""

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from printing import CannotBeMade, FontsMissing, typeset, typeset_legibly
from printing.coverage import is_covered, signs_of
from printing.lettering import FOLDERS, folder, fonts

LAYOUT = """#let said = json(bytes(sys.inputs.content))
#set document(title: "A page", author: "The Academy", date: datetime(year: 2027, month: 1, day: 1))
#set text(lang: "en", font: ("Noto Sans",))
= Title
#said.text
"""


@pytest.fixture
def layout(tmp_path) -> Path:
    path = tmp_path / "page.typ"
    path.write_text(LAYOUT)
    return path


def words(content: bytes) -> str:
    return " ".join(PdfReader(BytesIO(content)).pages[0].extract_text().split())


def test_the_content_is_set_as_text_whatever_it_says(layout):
    text = '#panic() $x$ *strong* _em_ \\ "quote" <tag> #import "/etc/passwd": x'
    assert words(typeset(layout, {"text": text})) == f"Title {text}"


def test_a_sign_that_no_font_has_is_named(layout):
    with pytest.raises(CannotBeMade) as failure:
        typeset(layout, {"text": "a 𓀀"})
    assert failure.value.sign == "𓀀"


def test_legibly_it_becomes_a_square(layout):
    assert words(typeset_legibly(layout, {"text": "a 𓀀 b"})) == "Title a □ b"


def test_control_characters_are_left_out(layout):
    assert words(typeset_legibly(layout, {"text": "a\x00\x07\x1bb"})) == "Title ab"


def test_a_broken_layout_says_so(layout):
    layout.write_text("#no-such-function()")
    with pytest.raises(CannotBeMade) as failure:
        typeset_legibly(layout, {"text": ""})
    assert failure.value.sign == ""


def test_a_layout_reads_nothing_outside_its_folder(layout):
    layout.write_text('#read("../secret.txt")')
    layout.parent.parent.joinpath("secret.txt").write_text("secret")
    with pytest.raises(CannotBeMade):
        typeset(layout, {"text": ""})


def test_without_fonts_it_says_what_to_do(layout, settings, tmp_path):
    settings.PRINTING_FONTS = tmp_path / "none"
    fonts.cache_clear()
    with pytest.raises(FontsMissing, match="make assets"):
        typeset(layout, {"text": ""})


@pytest.mark.parametrize("part", FOLDERS)
def test_the_fonts_signs_are_read_as_another_reader_reads_them(part):
    path = sorted((folder() / part).glob("*.ttf"))[0]
    cmap = TTFont(path)["cmap"]
    expected = {code for table in cmap.tables if table.format in (4, 12) for code in table.cmap}
    assert signs_of(path) == expected


@pytest.mark.parametrize(
    ("sign", "covered"), [("a", True), ("é", True), ("中", True), ("😀", True), ("𓀀", False)]
)
def test_what_the_fonts_cover(sign, covered):
    assert is_covered(sign) is covered
