"""The kinds of message. Each app registers its own; their texts ship beside it."""

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

kinds: dict[str, "Kind"] = {}


@dataclass(frozen=True)
class Kind:
    """One kind of message. `placeholders` explains each name that its text may use; a
    `confidential` one carries a link that opens an account, so its text is shown to nobody else. An
    `optional` one is not owed to its reader: it names the preference that switches it off."""

    name: str
    title: str
    placeholders: dict[str, str] = field(default_factory=dict)
    confidential: bool = False
    optional: str = ""
    texts: Path = Path()

    def text_file(self, language: str) -> Path:
        """Where the shipped text of one language stands: a Subject line, a blank line, Markdown."""
        return self.texts / f"{self.name}.{language}.md"


def register(kind: Kind) -> Kind:
    """Make the kind known; its texts are in `message_texts/` beside the calling module."""
    caller = Path(sys._getframe(1).f_code.co_filename)  # inspect.stack() reads every module's source
    kind = replace(kind, texts=caller.parent / "message_texts")
    kinds[kind.name] = kind
    return kind
