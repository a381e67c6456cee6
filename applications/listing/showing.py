"""The cells of the list, worded alike on the page and in the exports."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime

from ..models import Application
from .registry import Column, Value

Loaded = dict[str, dict[Any, Value]]
# What a list shows of an application that its reader may not read.
NOT_CONCEALED = ("reference", "edition", "status", "submitted")


class _Words(dict):
    """The word for each value, asked for when it first occurs: few differ, and a translation costs."""

    def __init__(self, word: Callable[[Any], str]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, value: Any) -> str:
        self[value] = self._word(value)
        return self[value]


def load(columns: Iterable[Column], applications: list[Application]) -> Loaded:
    """What the columns read for all of the applications at once, one query each, and their words."""
    keys = [application.pk for application in applications]
    loaded = {column.name: column.load(keys) for column in columns if column.load}
    return loaded | {column.name: _Words(column.word) for column in columns if column.word}


def value_of(column: Column, application: Application, loaded: Loaded) -> Value:
    if application.why_concealed and column.name not in NOT_CONCEALED:
        return None
    if column.load:
        return loaded[column.name].get(application.pk)
    if column.word:
        held = getattr(application, column.of)
        return loaded[column.name][held] if held else None
    return column.value(application)


def in_words(value: Value) -> str:
    """As the page says it; empty for nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_format(localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal):
        return number_format(value)
    return str(value)
