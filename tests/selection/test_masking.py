"""Names in texts: found in any script and spelling, and nothing else hidden."""

import pytest

from selection.blinding import CannotBeShown, Mask, neutral_copy
from tests.applications.samples import upload

from .blind_rows import pdf

MASK = Mask(
    names=[
        "Aïssatou N’Diaye",
        "小明 王",
        "محمد الحسن",
        "Ólafur Łukasiewicz",
        "María del Mar Núñez",
        "สมชาย ใจดี",
        "Ng Li",
    ],
    phrases=["Coopérative des Femmes de Thiès", "awa.n@jappo.example"],
    proper=["Jappo"],
    acronyms=["CFT"],
    numbers=["+221 77 123 45 67"],
)


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("I am AISSATOU.", "I am [name]."),
        ("N'diaye, Aïssatou – and others", "[name] – and others"),
        ("A\u0308issatou", "[name]"),
        ("我是王小明。", "我是[name]。"),
        ("小明说", "[name]说"),
        ("كتب محمد", "كتب [name]"),
        ("olafur lukasiewicz", "[name]"),
        ("Nunez", "[name]"),
        ("ผมชื่อสมชายครับ", "ผมชื่อ[name]ครับ"),
        ("Li Ng", "[name]"),
        ("the cooperative des femmes\nde thies", "the [name]"),
        ("write to Awa.N@jappo.example now", "write to [name] now"),
        ("call 00 221 77-123-45-67", "call 00 221 [name]"),
        ("Jappo grew; CFT too", "[name] grew; [name] too"),
    ],
)
def test_a_name_is_hidden_however_it_is_written(text, hidden):
    assert MASK.hide(text) == hidden


@pytest.mark.parametrize(
    "text",
    [
        "Aissatouville",
        "a jappo of people",
        "cft",
        "del mercado",
        "12345678",
        "Les femmes de Dakar",
        "",
        "ng",
        "小",
    ],
)
def test_what_names_nobody_stays(text):
    assert MASK.hide(text) == text


def test_a_pdf_that_names_nobody_loses_its_makers_and_keeps_its_text():
    copy = neutral_copy(
        upload(pdf("A plan for mills.", author="Aïssatou")), content_type="application/pdf", mask=MASK
    )
    assert b"ssatou" not in copy.content
    with pytest.raises(CannotBeShown, match="names the applicant"):
        neutral_copy(upload(pdf("By Aïssatou.")), content_type="application/pdf", mask=MASK)


@pytest.mark.parametrize("content", [b"%PDF-1.7 broken", b"", b"PK"])
def test_what_cannot_be_read_is_not_shown(content):
    with pytest.raises(CannotBeShown):
        neutral_copy(upload(content), content_type="application/pdf", mask=MASK)
