"""The texts of the messages that a release sends: which exist, and in which languages."""

from django.conf import settings

from notifications.models import MessageTemplate

from . import messages
from .models import Decision


def kinds_of(ready: list[Decision]) -> dict[str, str]:
    """The names of the messages with their titles, in the order of the outcomes."""
    outcomes = {row.outcome for row in ready}
    return {kind.name: str(kind.title) for outcome, kind in messages.KIND_OF.items() if outcome in outcomes}


def templates_of(ready: list[Decision]) -> dict[str, MessageTemplate]:
    return {row.kind: row for row in MessageTemplate.objects.filter(kind__in=kinds_of(ready))}


def has_text(template: MessageTemplate, code: str) -> bool:
    return bool(getattr(template, f"subject_{code}", "") and getattr(template, f"body_{code}", ""))


def text_language(template: MessageTemplate | None, code: str) -> str | None:
    """The language itself, else the first that has a text, as the outbox falls back; None when no
    language has one."""
    if template is None:
        return None
    codes = [code, *(other for other, _name in settings.LANGUAGES if other != code)]
    return next((found for found in codes if has_text(template, found)), None)


def without_text(ready: list[Decision], templates: dict[str, MessageTemplate]) -> list[str]:
    """The titles of the messages that could not be written at all."""
    return [
        title
        for kind, title in kinds_of(ready).items()
        if text_language(templates.get(kind), settings.LANGUAGE_CODE) is None
    ]
