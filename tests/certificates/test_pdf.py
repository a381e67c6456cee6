"""The page itself: what it says, in which letters, and that machines can read it."""

import re
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from shutil import which

import pytest
from django.utils import timezone
from pypdf import PdfReader

from academy.demonstration.content.people import GROUPS, UNUSUAL
from certificates.codes import grouped
from certificates.models import Certificate
from certificates.pdf import CannotBeMade, check_address, render
from sessions_app.models import Participation

from .names import NAMES

A4_LANDSCAPE = (842, 595)


def certificate(country="", **fields):
    """A certificate that was never saved: the page is a pure function of what it says."""
    said = {
        "language": "en",
        "printed_name": "Awa N’Diaye",
        "edition_title": "Building a common understanding of the social economy",
        "place": "International Training Centre of the ILO, Turin",
        "starts_on": date(2010, 10, 25),
        "ends_on": date(2010, 10, 29),
        "hours": Decimal("31.5"),
        "number": "SSE-2010-0001",
        "signatories": [{"name": "Ada Byron", "position": "Director of the Academy", "signature": ""}],
        "issued_at": timezone.make_aware(timezone.datetime(2010, 10, 30, 12)),
        **fields,
    }
    return Certificate(participation=Participation(country=country), **said)


def read(content):
    return PdfReader(BytesIO(content))


def text_of(content):
    """The page's words, in whatever lines they stand."""
    return " ".join(read(content).pages[0].extract_text().split())


def glyphs_of(content):
    """The glyph numbers shown on the page; 0 stands for a sign that its font lacks."""
    page = read(content).pages[0]
    fonts = page["/Resources"]["/Font"].values()
    assert all(font["/Encoding"] == "/Identity-H" for font in fonts)  # so each code is a glyph number
    numbers = []

    def visit(operator, operands, _matrix, _text_matrix):
        for part in {b"Tj": operands, b"TJ": operands[0] if operands else []}.get(operator, []):
            if isinstance(part, str | bytes):
                codes = getattr(part, "original_bytes", part)
                numbers.extend(int.from_bytes(codes[at : at + 2]) for at in range(0, len(codes), 2))

    page.extract_text(visitor_operand_before=visit)
    return numbers


def lacks_a_glyph(content):
    numbers = glyphs_of(content)
    assert len(numbers) > 200, "the page's words were not read"
    return 0 in numbers


# What it says


def test_the_page_says_all_that_the_certificate_says():
    said = certificate()
    text = text_of(render(said))
    for part in (
        "Certificate of participation",
        "Awa N’Diaye",
        "Building a common understanding of the social economy",
        "International Training Centre of the ILO, Turin",
        "25 to 29 October 2010",
        "31.5 hours",
        "SSE-2010-0001",
        "Issued on 30 October 2010",
        "Ada Byron",
        "Director of the Academy",
        grouped(said.code),
    ):
        assert part in text


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("fr", ["Attestation de participation", "Du 25 au 29 octobre 2010", "31,5 heures", "Délivré le"]),
        ("es", ["Certificado de participación", "Del 25 al 29 de octubre de 2010", "31,5 horas", "Expedido"]),
    ],
)
def test_the_page_is_in_the_certificates_language(language, parts):
    content = render(certificate(language=language))
    for part in parts:
        assert part in text_of(content)
    assert read(content).trailer["/Root"]["/Lang"] == language


def test_a_language_without_wording_falls_back_to_english():
    content = render(certificate(language="ar"))
    assert "Certificate of participation" in text_of(content)
    assert read(content).trailer["/Root"]["/Lang"] == "en"


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_a_certificate_of_achievement_says_so(language):
    content = render(certificate(language=language, kind="achievement"))
    plain = render(certificate(language=language))
    assert text_of(content) != text_of(plain)
    assert read(content).metadata.title != read(plain).metadata.title


def test_without_a_signatory_no_line_is_left_for_one():
    text = text_of(render(certificate(signatories=[])))
    assert "Director" not in text


def test_nothing_that_is_typed_becomes_code():
    name = '#panic("x") \\ $a$ *b* _c_ <d> @e "f" ${g}'
    assert 'panic("x")' in text_of(render(certificate(printed_name=name)))


# For machines


def test_the_document_has_a_title_a_language_and_one_page_of_a4():
    document = read(render(certificate()))
    assert document.metadata.title == "Certificate of participation – Awa N’Diaye"
    assert document.metadata.author == "International Labour Organization"
    assert len(document.pages) == 1
    assert tuple(round(float(side)) for side in document.pages[0].mediabox[2:]) == A4_LANDSCAPE


def test_the_document_declares_archiving_and_accessibility():
    root = read(render(certificate())).trailer["/Root"]
    declared = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in declared
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in declared
    assert "<pdfuaid:part>1</pdfuaid:part>" in declared
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_qr_code_leads_to_the_public_page(tmp_path, settings):
    settings.PORTAL_URL = "https://academy.example.org"
    said = certificate()
    for program in ("pdftoppm", "zbarimg"):
        if which(program) is None:
            pytest.skip(f"{program} is not installed: the QR code cannot be read back")
    (tmp_path / "page.pdf").write_bytes(render(said))
    subprocess.run(["pdftoppm", "-png", "-r", "100", tmp_path / "page.pdf", tmp_path / "page"], check=True)
    image = next(tmp_path.glob("*.png"))
    found = subprocess.run(["zbarimg", "--quiet", "--raw", image], check=True, capture_output=True, text=True)
    assert found.stdout.strip() == check_address(said.code) == f"https://academy.example.org/c/{said.code}"


# Letters


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_of_a_name_has_a_glyph_and_the_page_stays_one(name):
    content = render(certificate(printed_name=name))
    assert len(read(content).pages) == 1
    assert not lacks_a_glyph(content)


LONG = [name for name in NAMES if len(name) > 80]


@pytest.mark.parametrize("name", [*LONG, "W" * 250, "Kaʻiulani " * 25])
def test_the_longest_names_stay_on_the_page(name, tmp_path):
    if which("pdftotext") is None:
        pytest.skip("pdftotext is not installed: the places of the words cannot be read")
    (tmp_path / "page.pdf").write_bytes(render(certificate(printed_name=name)))
    command = ["pdftotext", "-bbox", tmp_path / "page.pdf", "-"]
    boxes = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)"', boxes)
    assert len(words) > 20
    for left, top, right, bottom in (map(float, word) for word in words):
        assert left > 20
        assert top > 20
        assert right < A4_LANDSCAPE[0] - 50
        assert bottom < A4_LANDSCAPE[1] - 30


def demonstration_names():
    groups = {" ".join(group[2:]) for group in GROUPS}
    return sorted(groups | {" ".join(row[2:]) for row in UNUSUAL})


@pytest.mark.parametrize("names", demonstration_names())
def test_every_letter_of_the_demonstrations_names_has_a_glyph(names):
    words = names.split()
    for start in range(0, len(words), 8):
        assert not lacks_a_glyph(render(certificate(printed_name=" ".join(words[start : start + 8]))))


def test_a_sign_that_no_font_has_is_refused_and_not_printed_as_a_box():
    with pytest.raises(CannotBeMade, match="do not have this sign: \U00013000"):
        render(certificate(printed_name="Awa \U00013000"))


@pytest.mark.parametrize(
    ("name", "country", "family"),
    [
        ("直子", "JP", "NotoSansJP"),
        ("直子 さくら", "", "NotoSansJP"),
        ("直子", "CN", "NotoSansSC"),
        ("直子", "TW", "NotoSansTC"),
        ("直子", "KR", "NotoSansKR"),
    ],
)
def test_chinese_characters_have_the_forms_of_the_country(name, country, family):
    fonts = read(render(certificate(printed_name=name, country=country))).pages[0]["/Resources"]["/Font"]
    assert any(family in font["/BaseFont"] for font in fonts.values())


def test_a_name_is_marked_with_its_own_language():
    assert languages_in(read(render(certificate())).trailer["/Root"]["/StructTreeRoot"]) <= {"en"}
    content = render(certificate(printed_name="فاطمة بنعلي"))
    assert "ar" in languages_in(read(content).trailer["/Root"]["/StructTreeRoot"])


def languages_in(element):
    """The languages that the document's structure names."""
    element = element.get_object()
    found = {str(element["/Lang"])} if "/Lang" in element else set()
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict):
            found |= languages_in(child)
    return found


@pytest.mark.parametrize("length", [60, 120, 250])
def test_the_longest_titles_and_positions_keep_to_one_page(length):
    words = "Travail décent et économie sociale " * 10
    content = render(
        certificate(
            language="fr",
            edition_title=words[:length],
            place=words[: min(length, 200)],
            signatories=[
                {"name": words[: min(length, 150)], "position": words[: min(length, 200)], "signature": ""}
            ]
            * 3,
            printed_name=NAMES[-3],
        )
    )
    assert len(read(content).pages) == 1
    assert "SSE-2010-0001" in text_of(content)
