"""From a template's Markdown and a context to the subject, text and HTML of a mail."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import nh3
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from .kinds import Kind

PLACEHOLDER = re.compile(r"{{\s*(\w+)\s*}}")
PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")  # what Markdown may read as a sign, and takes escaped
LINK = re.compile(r"\[([^\]]+)\]\(\s*([^)]+?)\s*\)")
EMPHASIS = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")

_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Rendered:
    """A message as it leaves: one line of subject, plain text, HTML."""

    subject: str
    text: str
    html: str
    content: str = ""  # the part of the HTML that the text became, for a page of ours


def unknown_placeholders(source: str, kind: Kind) -> set[str]:
    """The placeholders of a text that its kind is not given."""
    return unknown_in(source, kind.placeholders)


def unknown_in(source: str, known: dict) -> set[str]:
    """The placeholders of a text that are not among the known names."""
    return set(PLACEHOLDER.findall(source)) - set(known)


def broken_placeholder(source: str) -> str:
    """The first double brace that belongs to no placeholder, with what follows; empty when all is well."""
    rest = PLACEHOLDER.sub(" ", source)
    found = re.search(r"({{|}}|{%|%}).{0,30}", rest)
    return found[0] if found else ""


def render(
    *, subject: str, body: str, context: dict, language: str, text_language: str | None = None
) -> Rendered:
    """Fill a template's subject and Markdown body, written in `text_language`, for a reader of
    `language`: where they differ the reader is told. Nothing in the context becomes markup or a header.

    Raises KeyError when the text names what the context lacks.
    """
    text_language = text_language or language
    notice = ""
    if text_language != language:
        with translation.override(language):
            notice = _("This message is not available in your language yet.")
    line = CONTROL.sub(" ", _fill(subject, context, str)).strip()
    content = nh3.clean(_markdown.render(_fill(body, context, _as_markdown, _as_target)))
    html = render_to_string(
        "notifications/mail.html",
        {
            "subject": line,
            "notice": notice,
            "notice_language": language,
            "content": content,
            "language": text_language,
            "direction": "rtl" if get_language_info(text_language)["bidi"] else "ltr",
        },
    )
    plain = EMPHASIS.sub(r"\1", LINK.sub(r"\1:\n\2", body))
    paragraphs = [notice, _fill(plain, context, str)]
    text = "\n\n".join(filter(None, paragraphs)) + "\n"
    return Rendered(subject=line, text=text, html=html, content=content)


def _fill(
    source: str,
    context: dict,
    as_text: Callable[[str], str],
    as_target: Callable[[str], str] | None = None,
) -> str:
    """The source with its placeholders replaced: `as_target` where a link leads, `as_text` elsewhere."""

    def value(match: re.Match) -> str:
        is_target = as_target and source[: match.start()].endswith("](")
        return (as_target if is_target else as_text)(str(context[match[1]]))

    return PLACEHOLDER.sub(value, source)


def _as_markdown(value: str) -> str:
    """The value as plain text inside Markdown, its lines kept."""
    return "\\\n".join(PUNCTUATION.sub(r"\\\1", line.strip()) for line in value.splitlines())


def _as_target(value: str) -> str:
    return quote(value, safe=":/?#@!$&'*+,;=%-._~")
