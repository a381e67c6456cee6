"""Addresses of the same page in another language, and data about it for other programs."""

import json

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.safestring import mark_safe

register = template.Library()

ESCAPED = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag(takes_context=True)
def address_in(context, language: str) -> str:
    """This page's address in another language, its query kept."""
    return translate_url(context["request"].get_full_path(), language)


@register.simple_tag(takes_context=True)
def whole_address_in(context, language: str) -> str:
    """The same, with the portal's name in front and without the query."""
    return settings.PORTAL_URL + translate_url(context["request"].path, language)


@register.simple_tag
def preview_of(edition) -> str:
    """The whole address of the picture that stands for the edition where a page of it is shared."""
    return settings.PORTAL_URL + reverse("edition-preview", args=[edition.slug])


@register.simple_tag
def linked_data(content: dict) -> str:
    """A description for search engines (schema.org as JSON-LD). A block of data is no script: a strict
    policy lets it stand, and nothing in it can end it."""
    written = json.dumps(content, ensure_ascii=False).translate(ESCAPED)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308
