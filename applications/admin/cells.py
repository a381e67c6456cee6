"""A column of the list as the admin shows it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.html import format_html

from ..listing.registry import Column
from ..listing.showing import Wording, value_of
from ..models import Application


def cell_of(column: Column, request: HttpRequest) -> Callable[[Application], str]:
    """The function that the admin calls for each row of the page. What the page's columns load at once
    stands in `request.loaded`."""

    in_words = Wording()

    def cell(application: Application) -> str:
        text = in_words(value_of(column, application, request.loaded))
        if not text:
            return "–"
        if column.tone:
            return format_html('<span class="tag is-{}">{}</span>', column.tone(application), text)
        return format_html("<bdi>{}</bdi>", text)

    cell.__name__ = column.name
    cell.short_description = column.title
    if column.order is not None:
        cell.admin_order_field = column.order
    return cell
