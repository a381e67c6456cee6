"""The way to sign in with the account of an institution, where one is set."""

from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse

register = template.Library()


@register.simple_tag
def institution_name() -> str:
    """What the institution is called; empty where none is set."""
    return settings.INSTITUTION.name if settings.INSTITUTION else ""


@register.simple_tag(takes_context=True)
def institution_address(context) -> str:
    """Where signing in begins; the way that the reader was on goes with it."""
    request = context["request"]
    asked = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME)
    query = f"?{urlencode({REDIRECT_FIELD_NAME: asked})}" if asked else ""
    return reverse("openid_connect_login", kwargs={"provider_id": "institution"}) + query
