"""What the list of applications is made of: filters, columns and acts. Apps above add theirs in
`AppConfig.ready`; each says who may see or do it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Expression, Q, QuerySet
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.models import User

from ..models import Application

EXPORTS = {"export-xlsx": _("Export as Excel"), "export-csv": _("Export as CSV")}
NONE = "none"  # the value of a filter for what has none
Value = str | int | Decimal | date | datetime | None
Keys = Iterable[UUID] | Expression  # what stands behind `…__in`


def anybody(user: User) -> bool:
    """Whoever may read the list at all."""
    return True


@dataclass(frozen=True)
class Facet:
    """A filter that counts. It sorts by a `column` of the application, or by `rows`: pairs of
    application and `facet_value`, which may be several an application unless `is_single`."""

    name: str
    title: str
    values: Callable[[HttpRequest], Iterable[tuple[Any, str]]]
    column: str = ""
    rows: Callable[[], QuerySet] | None = None
    is_single: bool = True
    without: str = ""
    is_open: bool = False
    may_see: Callable[[User], bool] = anybody

    def of(self, rows: QuerySet, chosen: list[str]) -> QuerySet:
        """Those with one of the chosen values."""
        return rows.filter(self._in_column(chosen) if self.column else self._in_rows(chosen))

    def _in_column(self, chosen: list[str]) -> Q:
        held = Q(**{f"{self.column}__in": [value for value in chosen if value != NONE]})
        if NONE not in chosen:
            return held
        field = Application._meta.get_field(self.column.split("__")[0])
        empty = Q(**{f"{field.name}__isnull": True}) if field.null else Q(**{self.column: ""})
        return held | empty

    def _in_rows(self, chosen: list[str]) -> Q:
        held = self.rows().filter(facet_value__in=[value for value in chosen if value != NONE])
        is_held = Q(pk__in=held.values("application"))
        return is_held | ~Q(pk__in=self.rows().values("application")) if NONE in chosen else is_held


@dataclass(frozen=True)
class Column:
    """A column: `value` of one application; or the `word` for what it has in the field `of`, asked for
    once on a page; or `load` for all of a page in one query. The page and the exports show the same;
    `tone` is for the page alone. `fields` of the application, the field `of` and the `related` rows are
    all that is read: an export fetches nothing else."""

    name: str
    title: str
    value: Callable[[Application], Value] | None = None
    of: str = ""
    word: Callable[[Any], str] | None = None
    load: Callable[[Keys], dict[UUID, Value]] | None = None
    order: Any = None
    fields: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    tone: Callable[[Application], str] | None = None
    is_usual: bool = False
    may_see: Callable[[User], bool] = anybody


@dataclass(frozen=True)
class Act:
    """Something done to many applications one by one. `left_out` says for whom it is not, and why;
    `promise` says what will happen to how many; `do` may refuse with one of `refusals`."""

    name: str
    title: str
    promise: Callable[[int], str]
    do: Callable[..., object]
    may: Callable[[User], bool]
    left_out: Callable[[], list[tuple[str, Q]]] = list
    form: type[Form] | None = None
    refusals: tuple[type[Exception], ...] = ()


facets: dict[str, Facet] = {}
columns: dict[str, Column] = {}
acts: dict[str, Act] = {}


def add(*parts: Facet | Column | Act) -> None:
    """Offer the parts after those added before, each known by its name."""
    for part in parts:
        kept = {Facet: facets, Column: columns, Act: acts}[type(part)]
        kept[part.name] = part


def facets_for(user: User) -> list[Facet]:
    return [facet for facet in facets.values() if facet.may_see(user)]


def columns_for(user: User) -> dict[str, Column]:
    return {name: column for name, column in columns.items() if column.may_see(user)}


def acts_for(user: User) -> dict[str, Act]:
    return {name: act for name, act in acts.items() if act.may(user)}


def act_title(name: str) -> str:
    """In words, also of an act that is offered no more."""
    if name in acts:
        return str(acts[name].title)
    return str(EXPORTS.get(name, name))
