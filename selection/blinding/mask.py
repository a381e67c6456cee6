"""What must not be read in a text, found however it is written, and hidden."""

import re
from collections.abc import Iterable

from django.utils.translation import pgettext

from .folding import folded, is_unspaced, letters_in

LETTER = r"[^\W\d_]"
BREAK = re.compile(r"[\s\-'.,;:()/&\"«»“”•·_|]+")
BETWEEN = r"[\W_]{0,4}"  # between the words of a phrase
JOINT = re.compile(r"[\s\-'’.,@]{0,3}")  # two hidden words with no more than this between are one
# In Arabic script the article and short words are written onto the next one.
ONTO = "(?:[وفبلك]?(?:ال|لل)?)"
# Words of the working languages that are parts of names too: alone they tell nobody.
COMMON = frozenset(
    ["and", "das", "del", "den", "der", "des", "dos", "las", "les", "los", "the", "und", "von"]
)
PART_LETTERS, UNSPACED_LETTERS = 3, 2
RUN = 6  # letters of a name that are looked for with everything between them left out


class Mask:
    """Finds and hides words. `phrases` are hidden as a whole; of `names` also each part of three letters
    and more; `proper` words where they begin with a capital; `acronyms` as they are written, in capitals;
    `numbers` whatever stands between the digits."""

    def __init__(
        self,
        *,
        phrases: Iterable[str] = (),
        names: Iterable[str] = (),
        proper: Iterable[str] = (),
        acronyms: Iterable[str] = (),
        numbers: Iterable[str] = (),
    ) -> None:
        names = [name for name in names if name]
        wholes = [words for text in [*phrases, *names] if (words := _words(text))]
        wholes += [words[::-1] for name in names if len(words := _words(name)) > 1]
        wholes += [words for name in names for word in name.split() if len(words := _words(word)) > 1]
        parts = {part for name in names for part in _words(name) if _tells(part)}
        patterns = {BETWEEN.join(map(re.escape, words)): words for words in wholes if _is_long(words)}
        patterns |= {re.escape(part): [part] for part in parts}
        self._found = _either(_bounded(pattern, words) for pattern, words in patterns.items())
        self._proper = _either(
            _bounded(re.escape(word), [word]) for text in proper for word in _words(text) if _tells(word)
        )
        digits = {"".join(re.findall(r"\d", number)) for number in numbers}
        self._digits = _either(r"[\W_]{0,2}".join(number[-9:]) for number in digits if len(number) >= 7)
        self._acronyms = _either(rf"(?<!{LETTER}){re.escape(word)}(?!{LETTER})" for word in acronyms)
        runs = {"".join(words) for words in wholes} | parts
        self._runs = {run for run in runs if len(run) >= RUN and not is_unspaced(run)}

    def hide(self, text: str) -> str:
        """The text with “[name]” in the place of what must not be read."""
        spans = self._spans(text)
        if not spans:
            return text
        sign = pgettext("stands for what a blind review hides", "[name]")
        kept, place = [], 0
        for start, end in spans:
            kept += [text[place:start], sign]
            place = end
        return "".join([*kept, text[place:]])

    def finds(self, text: str) -> bool:
        """Whether something of it stands in the text, also with its letters apart, as a PDF may have it."""
        if self._spans(text):
            return True
        plain = "".join(re.findall(LETTER, folded(text)[0]))
        return any(run in plain for run in self._runs)

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each occurrence, those next to each other as one."""
        plain, places = folded(text)
        ends = [*places[1:], len(text)] if places else []
        found = [
            (places[match.start()], max(ends[match.end() - 1], places[match.end() - 1] + 1))
            for pattern in (self._found, self._digits)
            if pattern
            for match in pattern.finditer(plain)
            if match.group()
        ]
        if self._proper:
            found += [
                (places[match.start()], max(ends[match.end() - 1], places[match.end() - 1] + 1))
                for match in self._proper.finditer(plain)
                if not text[places[match.start()]].islower()
            ]
        if self._acronyms:
            found += [match.span() for match in self._acronyms.finditer(text)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and (start <= joined[-1][1] or JOINT.fullmatch(text, joined[-1][1], start)):
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
        return joined


def _words(text: str) -> list[str]:
    return [word for word in BREAK.split(folded(text)[0]) if word]


def _tells(part: str) -> bool:
    least = UNSPACED_LETTERS if is_unspaced(part) else PART_LETTERS
    return letters_in(part) >= least and part not in COMMON


def _is_long(words: list[str]) -> bool:
    return letters_in("".join(words)) > (1 if is_unspaced(words[0]) else 2) or "@" in "".join(words)


def _bounded(pattern: str, words: list[str]) -> str:
    if is_unspaced(words[0]):
        return pattern
    before = ONTO if "\u0600" <= words[0][0] <= "\u06ff" else ""
    return rf"(?<!{LETTER}){before}{pattern}(?!{LETTER})"


def _either(patterns: Iterable[str]) -> re.Pattern | None:
    """The longest first, so that a whole name goes before its parts."""
    listed = sorted(set(patterns), key=len, reverse=True)
    return re.compile("|".join(listed)) if listed else None
