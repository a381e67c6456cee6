"""From a template's Markdown and a context to the subject, text and HTML of a mail."""

import re
from dataclasses import dataclass

import nh3
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt

from .kinds import Kind

PLACEHOLDER = re.compile(r"{{\s*(\w+)\s*}}")
SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~])")
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")

_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Rendered:
    """A message as it leaves: one line of subject, plain text, HTML."""

    subject: str
    text: str
    html: str


def unknown_placeholders(source: str, kind: Kind) -> set[str]:
    """The placeholders of a text that its kind is not given."""
    return set(PLACEHOLDER.findall(source)) - set(kind.placeholders)


def render(
    *, subject: str, body: str, context: dict, language: str, missing_language: bool = False
) -> Rendered:
    """Fill a template's subject and Markdown body. Nothing in the context becomes markup or a header.

    Raises KeyError when the text names what the context lacks.
    """
    with translation.override(language):
        notice = _("This message is not available in your language yet.") + "\n\n" if missing_language else ""
    text = notice + _fill(body, context, escaped=False)
    markdown = notice + _fill(body, context, escaped=True)
    line = CONTROL.sub(" ", _fill(subject, context, escaped=False)).strip()
    html = render_to_string(
        "notifications/mail.html",
        {
            "subject": line,
            "content": nh3.clean(_markdown.render(markdown)),
            "language": language,
            "direction": "rtl" if get_language_info(language)["bidi"] else "ltr",
            "portal": settings.PORTAL_URL,
        },
    )
    return Rendered(subject=line, text=LINK.sub(r"\1:\n\2", text) + "\n", html=html)


def _fill(source: str, context: dict, *, escaped: bool) -> str:
    def value(match: re.Match) -> str:
        found = str(context[match[1]])
        if not escaped or found.startswith(settings.PORTAL_URL) or _is_link_target(match):
            return found
        return SPECIAL.sub(r"\\\1", found)

    return PLACEHOLDER.sub(value, source)


def _is_link_target(match: re.Match) -> bool:
    return match.string[: match.start()].endswith("](")
