import pytest

from printing.lettering import han_of, is_han, language_of


@pytest.mark.parametrize(
    ("text", "country", "language"),
    [
        ("Awa N’Diaye", "", ""),
        ("محمد", "", "ar"),
        ("Мария", "", "ru"),
        ("直子", "JP", "ja"),
        ("直子", "", "zh"),
        ("直子 さくら", "", "ja"),
        ("김민준", "", "ko"),
        ("12 + 3", "", ""),
    ],
)
def test_the_language_a_text_is_set_by(text, country, language):
    assert language_of(text, country) == language


@pytest.mark.parametrize(
    ("country", "han"), [("TW", "tc"), ("JP", "jp"), ("KP", "kr"), ("CN", "sc"), ("", "sc")]
)
def test_whose_chinese_characters(country, han):
    assert is_han("直子")
    assert han_of("直子", country) == han
