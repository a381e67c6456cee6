"""A form's content in words, on the staff's pages."""

from django import template

from ..translations import in_words

register = template.Library()
register.filter(in_words)


@register.filter
def at(choices: dict, key: str) -> str:
    """The words of a choice: `kinds|at:question.kind`."""
    return choices.get(key, key)
