"""The cells of the list, worded alike on the page and in the exports."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.timezone import get_current_timezone

from ..models import Application
from .registry import Column, Keys, Value

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


def load(columns: Iterable[Column], keys: Keys) -> Loaded:
    """What the columns read for all of the applications at once, one query each, and their words."""
    loaded = {column.name: column.load(keys) for column in columns if column.load}
    return loaded | {column.name: _Words(column.word) for column in columns if column.word}


def value_of(column: Column, application: Application, loaded: Loaded) -> Value:
    return values_of(column, [application], loaded)[0]


def values_of(column: Column, applications: list[Application], loaded: Loaded) -> list[Value]:
    """A column of a list or of a part of it, top down: nothing of what is concealed."""
    read = _reader(column, loaded)
    if column.name in NOT_CONCEALED:
        return [read(row) for row in applications]
    return [None if row.why_concealed else read(row) for row in applications]


def _reader(column: Column, loaded: Loaded) -> Callable[[Application], Value]:
    if column.load:
        found = loaded[column.name]
        return lambda row: found.get(row.id)
    if column.word:
        words, field = loaded[column.name], column.of
        return lambda row: words[held] if (held := getattr(row, field)) else None
    return column.value


class Wording:
    """Words values as the reader's language and time zone have them: made once for a page or a file, since Django
    takes long to find out both, and to word a day or a number that was worded before."""

    def __init__(self) -> None:
        self._zone = get_current_timezone()
        self._days = _Words(_before_the_hour)
        self._numbers = _Words(lambda number: number_format(Decimal(number)))

    def __call__(self, value: Value) -> str:
        """As the page says it; empty for nothing."""
        if value is None:
            return ""
        if isinstance(value, datetime):
            moment = value.astimezone(self._zone)
            return f"{self._days[moment.date()]}{moment:%H:%M}"
        if isinstance(value, date):
            return date_format(value, "SHORT_DATE_FORMAT")
        if isinstance(value, Decimal):
            return self._numbers[str(value)]  # 3.5 and 3.50 are equal, and not worded alike
        return str(value)


def _before_the_hour(day: date) -> str:
    """A moment of the day in words, without the hour: it stands last in every language, and is written alike."""
    return date_format(datetime.combine(day, time.min), "SHORT_DATETIME_FORMAT").removesuffix("00:00")
