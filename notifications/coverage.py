"""Which texts lack. A release asks before it writes to anybody."""

from collections.abc import Iterable

from django.conf import settings

from .kinds import kinds
from .models import MessageTemplate


def missing_texts(
    names: Iterable[str] | None = None, languages: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """Pairs of a kind's name and a language in which it has no text: its readers would get another
    language's, with a notice. Of all kinds and languages unless some are named."""
    wanted = list(kinds) if names is None else list(names)
    codes = [code for code, _name in settings.LANGUAGES] if languages is None else list(languages)
    lacking = {
        template.kind: template.lacking for template in MessageTemplate.objects.filter(kind__in=wanted)
    }
    return [(name, code) for name in wanted for code in codes if code in lacking.get(name, codes)]
