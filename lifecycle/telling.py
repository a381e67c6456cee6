"""The history of a row in words: who changed what, when, from what to what. What a model names in
`hidden_in_history` is told to nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

MOST = 300  # steps of one table


@dataclass(frozen=True)
class Change:
    """One field, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Step:
    """One thing that happened to one row."""

    at: datetime
    by: str
    what: str
    thing: str
    changes: list[Change]


def history_of(model: type[models.Model]) -> type[models.Model] | None:
    """The table that keeps a model's history, None where none is kept."""
    return next(
        (
            found
            for found in apps.get_app_config(model._meta.app_label).get_models()
            if (tracked := getattr(found, "pgh_tracked_model", None))
            and tracked._meta.concrete_model is model._meta.concrete_model
        ),
        None,
    )


def steps_of(row: models.Model, *, with_related: bool = False) -> list[Step]:
    """What happened to the row, the latest first; `with_related` also to the rows that hang on it. Of
    each table the latest three hundred."""
    told = []
    for model, where in _tables(type(row), with_related):
        history = history_of(model)
        rows = list(
            history.objects.filter(**{where: row.pk}).select_related("pgh_context").order_by("-pgh_id")[:MOST]
        )
        told += _of_table(history.pgh_tracked_model, history, rows[::-1], shows_thing=model is not type(row))
    told.sort(key=lambda row: (row[0].pgh_created_at, row[0].pgh_id), reverse=True)
    names = _names(by for _event, by, _step in told)
    return [step(names.get(by, "")) for _event, by, step in told]


def _tables(model: type[models.Model], with_related: bool) -> Iterator[tuple[type[models.Model], str]]:
    """Each table with history, and its field that names the row."""
    if history_of(model):
        yield model, model._meta.pk.name
    if with_related:
        for relation in [*model._meta.related_objects, *_memberships(model)]:
            related = relation.related_model
            if related is not model and hasattr(relation.field, "attname") and history_of(related):
                yield related, relation.field.name


def _memberships(model: type[models.Model]) -> list:
    """The relations to tables that say of which groups a row is one: Django hides them."""
    return [
        relation
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.hidden and relation.related_model._meta.auto_created
    ]


def _of_table(model, history, events: list, *, shows_thing: bool) -> list:
    """Triples of event, key of who acted, and what makes the step once the name is known."""
    kept = {field.name for field in history._meta.concrete_fields}
    fields = [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key
        and field.name not in getattr(model, "hidden_in_history", ())
        and field.name in kept
        and f"{field.name}_{settings.LANGUAGE_CODE}" not in kept  # its languages are told one by one
    ]
    texts = _Texts(fields, events)
    by_row: dict = {}
    for event in events:
        by_row.setdefault(getattr(event, model._meta.pk.attname), []).append(event)
    told = []
    for row_events in by_row.values():
        first = row_events[0]
        earlier = [None, *row_events] if first.pgh_label == "insert" else row_events
        for before, event in pairwise(earlier):
            changes = [] if before is None else _changes(fields, texts, before, event)
            if event.pgh_label == "update" and not changes:
                continue
            who = (event.pgh_context.metadata or {}).get("user") if event.pgh_context else None
            thing = _thing(model, texts, fields, event) if shows_thing else ""
            told.append((event, who, _maker(event, thing, changes)))
    return told


def _maker(event, thing: str, changes: list[Change]):
    words = {
        "insert": pgettext("history", "Written"),
        "update": pgettext("history", "Changed"),
        "delete": pgettext("history", "Removed"),
    }
    return lambda by: Step(
        event.pgh_created_at, by or _("the portal itself"), words.get(event.pgh_label, ""), thing, changes
    )


def _changes(fields: list, texts: "_Texts", before, event) -> list[Change]:
    return [
        Change(capfirst(str(field.verbose_name)), texts.of(field, before), texts.of(field, event))
        for field in fields
        if getattr(before, field.attname) != getattr(event, field.attname) and not _is_clock(field)
    ]


def _is_clock(field: models.Field) -> bool:
    """A field that only notes when the row was written: the step says that."""
    return getattr(field, "auto_now", False)


def _thing(model, texts: "_Texts", fields: list, event) -> str:
    """Which row of the table: by the first of the things that it is about."""
    name = capfirst(str(model._meta.verbose_name))
    about = next(
        (
            field
            for field in fields
            if field.name in ("question", "criterion", "reviewer", "kind", "group", "title_en")
        ),
        None,
    )
    return f"{name}: {texts.of(about, event)}" if about is not None else name


class _Texts:
    """Values in words; what keys lead to is read once for all events."""

    def __init__(self, fields: list, events: list) -> None:
        self._names = {}
        for field in fields:
            if field.is_relation:
                keys = {getattr(event, field.attname) for event in events} - {None}
                found = field.related_model._base_manager.in_bulk(keys) if keys else {}
                self._names[field.name] = {key: str(thing) for key, thing in found.items()}

    def of(self, field: models.Field, event) -> str:
        value = getattr(event, field.attname)
        if value is None or value == "" or value == []:
            return "–"
        if field.is_relation:
            return self._names[field.name].get(value, "–")
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, datetime):
            return date_format(localtime(value), "DATETIME_FORMAT")
        if isinstance(value, list):
            return ", ".join(map(str, value))
        return number_format(value) if isinstance(value, float) else str(value)


def _names(keys) -> dict:
    """The names of accounts, in one query."""
    wanted = {key for key in keys if key}
    return {person.pk: str(person) for person in get_user_model().objects.filter(pk__in=wanted)}
