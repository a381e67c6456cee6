"""Tables of the admin, made readable for whoever hears them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def first_column_named(table: SafeString) -> SafeString:
    """Django leaves the head of the column empty that says which row it is."""
    head = format_html('<th class="original"><span class="visually-hidden">{}</span></th>', _("Row"))
    return mark_safe(table.replace('<th class="original"></th>', head))  # noqa: S308  a template rendered it
