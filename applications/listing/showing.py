"""The cells of the list, worded alike on the page and in the exports."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.utils.formats import date_format, number_format
from django.utils.timezone import localtime

from ..models import Application
from .registry import Column, Value

Loaded = dict[str, dict[UUID, Value]]
# What a list shows of an application that its reader may not read.
NOT_CONCEALED = ("reference", "edition", "status", "submitted")


def load(columns: Iterable[Column], applications: list[Application]) -> Loaded:
    """What the columns read for all of the applications at once, one query each."""
    keys = [application.pk for application in applications]
    return {column.name: column.load(keys) for column in columns if column.load}


def value_of(column: Column, application: Application, loaded: Loaded) -> Value:
    if application.why_concealed and column.name not in NOT_CONCEALED:
        return None
    if column.load:
        return loaded[column.name].get(application.pk)
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
