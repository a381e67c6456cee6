"""Text in any script: what is kept of it, and how it is counted."""

import re
import unicodedata

from django import forms
from django.utils.formats import number_format
from django.utils.translation import ngettext

LONGEST_TEXT, LONGEST_LINE = 10_000, 300

# Control characters, lone surrogates, the byte order mark and what is no character.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
# In a name these could show other words than are stored; in a text they have their use.
MISLEADING = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069]")
# Written without spaces: each ideograph counts as a word, of the other scripts five letters do.
IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def clean_text(text: str) -> str:
    """The text as it is kept: composed (NFC), line ends as one character, nothing invisible but tabs."""
    joined = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", INVISIBLE.sub("", joined)).strip()


def clean_line(text: str) -> str:
    """One line as it is kept, for names: also no marks that turn the direction, single spaces."""
    return " ".join(MISLEADING.sub("", clean_text(text)).split())


def count_words(text: str) -> int:
    """How many words there are, in any script; frontend/scripts/counting.js counts the same."""
    count = 0
    for token in text.split():
        spaced = UNSPACED.sub("", IDEOGRAPH.sub("", token))
        count += len(IDEOGRAPH.findall(token)) + -(-len(UNSPACED.findall(token)) // 5)
        count += any(letter.isalnum() for letter in spaced)
    return count


class LimitedText(forms.CharField):
    """Text with the most characters (code points; a line end is one) or words that it may have."""

    def __init__(self, *, most_characters: int, most_words: int | None = None, **options) -> None:
        super().__init__(**options)
        self.most_characters, self.most_words = most_characters, most_words

    def to_python(self, value):
        return self.kept(str(value)) if value not in self.empty_values else ""

    def validate(self, value):
        super().validate(value)
        if len(value) > self.most_characters:
            raise forms.ValidationError(
                ngettext(
                    "This has %(count)s characters; at most %(most)s character is possible.",
                    "This has %(count)s characters; at most %(most)s are possible.",
                    self.most_characters,
                )
                % {"count": number_format(len(value)), "most": number_format(self.most_characters)},
                code="characters",
            )
        if self.most_words and (count := count_words(value)) > self.most_words:
            raise forms.ValidationError(
                ngettext(
                    "This has %(count)s words; at most %(most)s word is possible.",
                    "This has %(count)s words; at most %(most)s are possible.",
                    self.most_words,
                )
                % {"count": number_format(count), "most": number_format(self.most_words)},
                code="words",
            )


class LineField(LimitedText):
    """A name, a title: one line."""

    kept = staticmethod(clean_line)

    def __init__(self, *, most_characters: int | None = None, **options) -> None:
        super().__init__(most_characters=most_characters or LONGEST_LINE, **options)


class LongTextField(LimitedText):
    """Several lines, as typed."""

    widget = forms.Textarea(attrs={"rows": 8})
    kept = staticmethod(clean_text)

    def __init__(self, *, most_characters: int | None = None, **options) -> None:
        super().__init__(most_characters=most_characters or LONGEST_TEXT, **options)
