import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.text import LineField, LongTextField, clean_line, clean_text, count_words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("  x \x00\x07y\t", "x y"),
        ("e\u0301", "é"),
        ("<b>'; DROP TABLE x; --</b>", "<b>'; DROP TABLE x; --</b>"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("👩‍🌾 शुक्रिया \u200fسلام", "👩‍🌾 शुक्रिया \u200fسلام"),
        ("\ud800x\ufeff", "x"),
    ],
)
def test_text_is_kept_as_typed_but_for_what_nobody_sees(typed, kept):
    assert LongTextField(required=False).clean(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Nguyễn   Văn\tA ", "Nguyễn Văn A"),
        ("O\u2019Brien-D\u2019Souza", "O\u2019Brien-D\u2019Souza"),
        ("evil\u202egpj", "evilgpj"),
        ("\u0646\u06cc\u200c\u06a9\u0627\u0646", "\u0646\u06cc\u200c\u06a9\u0627\u0646"),
        ("\u200b", ""),
        ("two\r\nlines", "two lines"),
    ],
)
def test_a_name_keeps_every_script_and_loses_what_misleads(typed, kept):
    assert LineField(required=False).clean(typed) == kept


@given(st.text())
def test_what_is_kept_stays_the_same_when_it_is_kept_again(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  – … ! ", 0),
        ("l’économie sociale et solidaire", 4),
        ("one\ntwo\u00a0three", 3),
        ("社会连带经济", 6),
        ("協同組合 and ครอบครัว", 4 + 1 + 2),
        ("협동조합 운동", 2),
        ("सामाजिक और एकजुटता", 3),
        ("التعاونيات في أفريقيا", 3),
        ("well-being 2026", 2),
    ],
)
def test_words_are_counted_in_any_script(text, count):
    assert count_words(text) == count


def test_a_line_end_counts_as_one_character_and_an_emoji_too():
    assert LongTextField(most_characters=3).clean("a\r\n🙂") == "a\n🙂"
    with pytest.raises(forms.ValidationError, match="4 characters; at most 3"):
        LongTextField(most_characters=3).clean("a\r\n🙂b")


def test_too_many_words_are_refused_with_their_count():
    with pytest.raises(forms.ValidationError, match="3 words; at most 2"):
        LongTextField(most_words=2).clean("one two three")
