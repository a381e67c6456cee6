"""Who signs, with the image of the signature."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, PngImagePlugin
from pypdf import PdfReader

from certificates.models import Signatory
from certificates.pdf import render
from tests.factories import StaffFactory
from tests.sessions_app.people import attended, officer, past_edition

from .people import issued
from .test_pdf import certificate, languages_in, text_of

pytestmark = pytest.mark.django_db


def picture(size=(2000, 600), secret=""):
    content = BytesIO()
    meant = PngImagePlugin.PngInfo()
    meant.add_text("where", secret or "nowhere")
    Image.new("RGBA", size, (0, 0, 120, 90)).save(content, "PNG", pnginfo=meant)
    return content.getvalue()


def send(browser, edition, content, name="signature.png"):
    return browser.post(
        reverse("admin:certificates_signatory_add"),
        {
            "edition": edition.pk,
            "order": 1,
            "name": "Ada Byron",
            "position_en": "Director",
            "position_fr": "Directrice",
            "signature": SimpleUploadedFile(name, content, "image/png"),
        },
    )


def test_an_image_is_drawn_anew_and_printed_with_its_description(enter):
    edition = past_edition()
    assert send(enter(officer()), edition, picture(secret="at home")).status_code == 302
    saved = Signatory.objects.get()
    content = saved.signature.read()
    assert b"at home" not in content
    with Image.open(BytesIO(content)) as image:
        assert image.size == (900, 270)
    found = issued(attended(edition, "fr"))
    assert found.signatories == [
        {"name": "Ada Byron", "position": "Directrice", "signature": saved.signature.name}
    ]
    page = render(found)
    assert "Ada Byron" in text_of(page)
    document = PdfReader(BytesIO(page))
    images = [row.get_object() for row in document.pages[0]["/Resources"]["/XObject"].values()]
    assert any(row.get("/Subtype") == "/Image" for row in images)
    assert "Signature de Ada Byron" in descriptions_in(document.trailer["/Root"]["/StructTreeRoot"])


def descriptions_in(element):
    element = element.get_object()
    found = {str(element["/Alt"])} if "/Alt" in element else set()
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict):
            found |= descriptions_in(child)
    return found


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"<svg onload='x'/>", "no image that can be read"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 50, "no image that can be read"),
        (b"\x89PNG" + bytes(1024 * 1024), "larger than 1 MB"),
    ],
)
def test_what_is_no_image_is_refused_beside_its_field(enter, content, complaint):
    answer = send(enter(officer()), past_edition(), content)
    assert complaint in answer.content.decode()
    assert not Signatory.objects.exists()


def test_an_image_of_too_many_pixels_is_refused(enter):
    answer = send(enter(officer()), past_edition(), picture(size=(9000, 3000)))
    assert "too many pixels" in answer.content.decode()


def test_a_reader_names_nobody(enter):
    assert send(enter(StaffFactory(role="reader")), past_edition(), picture()).status_code == 403


def test_up_to_three_sign_and_the_editions_own_only_without_them():
    edition = past_edition(signatory_name="The One", signatory_position="Director")
    assert [row["name"] for row in issued(attended(edition)).signatories] == ["The One"]
    for number in range(4):
        Signatory.objects.create(edition=edition, order=number, name=f"Signs {number}")
    names = [row["name"] for row in issued(attended(edition)).signatories]
    assert names == ["Signs 0", "Signs 1", "Signs 2"]


def test_each_layout_names_them_all():
    people = [{"name": f"Ada {name}", "position": "Director", "signature": ""} for name in ("A", "B", "C")]
    for layout in ("panel", "frame"):
        page = render(certificate(layout=layout, signatories=people))
        assert all(person["name"] in text_of(page) for person in people)
        assert languages_in(PdfReader(BytesIO(page)).trailer["/Root"]["/StructTreeRoot"]) <= {"en"}
