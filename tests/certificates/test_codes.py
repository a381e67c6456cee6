import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.codes import ALPHABET, LENGTH, grouped, new_code, normalised

CODE = "7K2M94QXD0TW16HB"


@pytest.mark.parametrize(
    "typed",
    ["7K2M-94QX-D0TW-16HB", "7k2m 94qx d0tw 16hb", " 7K2M–94QX–DOTW–I6HB ", "7k2m.94qx.dotw.l6hb"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert normalised(typed) == CODE


@given(st.text(alphabet=ALPHABET, min_size=LENGTH, max_size=LENGTH))
def test_a_grouped_code_reads_back(code):
    assert normalised(grouped(code)) == code


@given(st.text())
def test_whatever_is_typed_gives_only_letters_of_the_alphabet(typed):
    assert set(normalised(typed)) <= set(ALPHABET)


def test_new_codes_differ_and_are_normal():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(normalised(code) == code and len(code) == LENGTH for code in codes)
