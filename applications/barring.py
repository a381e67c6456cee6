"""Who of the staff may not read which application. Apps above add the reasons (a conflict of interest);
pages, lists, files and exports of the staff ask here, and show what is concealed as it is made here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from uuid import UUID

from django.db.models import CharField, Model, OneToOneRel, Q, QuerySet, TextField
from django.utils.translation import gettext as _

from accounts.models import User

from .models import Application


@dataclass(frozen=True)
class Bar:
    """A reason for which staff may not read an application, in words for that person: asked `of_many`, for
    each that it bars, or `of_one` that is read already, empty where nothing stands against it."""

    of_many: Callable[[User, QuerySet[Application]], dict[UUID, str]]
    of_one: Callable[[User, Application], str]


bars: list[Bar] = []
MANY = 1000  # what so many share, a search for it tells of nobody


def barred(user: User, applications: QuerySet[Application]) -> dict[UUID, str]:
    """Which of the applications the person may not read as staff, each with the reason."""
    found: dict[UUID, str] = {}
    for bar in bars:
        found |= bar.of_many(user, applications)
    return found


def why_barred(user: User, application: Application) -> str:
    """Why the person may not read the application as staff; empty when nothing stands against it."""
    if application.read_by == user.pk:
        return ""
    return next((reason for bar in bars if (reason := bar.of_one(user, application))), "")


def without_barred(user: User, applications: QuerySet[Application]) -> QuerySet[Application]:
    """Those that the person may read, for exports."""
    return applications.exclude(pk__in=list(barred(user, applications)))


def findable(user: User, words: str) -> QuerySet[Application]:
    """The applications in which a search finds the words, in no order. Of those that the person may
    not read only the one whose reference it is: found by its name, a row would tell the name."""
    found = Application.objects.matching(words).order_by()
    keys = list(found.values_list("pk", flat=True)[: MANY + 1])
    if len(keys) > MANY:
        return found
    named = Q(reference__iexact=words.strip())
    return found.filter(
        named | ~Q(pk__in=list(barred(user, Application.objects.filter(pk__in=keys)))), pk__in=keys
    )


@dataclass(frozen=True)
class Withheld:
    """Stands on a page for a row whose application its reader may not read. It has nothing but the
    concealed application: a template that asks it for a score, a state or a deed finds none."""

    application: Application


def withhold_barred(
    user: User, rows: Iterable, application_of: Callable[[Any], Application] = attrgetter("application")
) -> list:
    """The rows of a page, with `Withheld` for each whose application the person may not read."""
    rows = list(rows)
    reasons = conceal_barred(user, map(application_of, rows))
    return [Withheld(one) if (one := application_of(row)).pk in reasons else row for row in rows]


def conceal_barred(user: User, applications: Iterable[Application]) -> dict[UUID, str]:
    """Conceal, where they stand, those that the person may not read; these, each with the reason. The
    same number of queries for any number."""
    applications = list(applications)
    if not applications:
        return {}
    reasons = barred(user, Application.objects.filter(pk__in={row.pk for row in applications}))
    for application in applications:
        conceal_if(application, reasons.get(application.pk))
    return reasons


def conceal_if(application: Application, reason: str | None) -> Application:
    """The row as it is, or concealed when there is a reason."""
    return conceal(application, reason) if reason else application


def conceal(application: Application, reason: str) -> Application:
    """The unsaved row of a list with its reference, state and moment: nothing of the person, the
    answers, or what a query has added or another table says of it."""
    _empty(application, {"id", "reference", "call", "status", "submitted_at", "applicant"})
    application.applicant = User(pk=None, email="")
    for relation in application._meta.related_objects:
        if isinstance(relation, OneToOneRel):
            relation.set_cached_value(application, None)
    application.given_names, application.why_concealed = _("concealed: conflict of interest"), reason
    return application


def conceal_row(row: Model) -> None:
    """Empty the unsaved row of a list about an application that is concealed."""
    _empty(row, {row._meta.pk.name, "application"})


def _empty(row: Model, kept: set[str]) -> None:
    columns = row._meta.concrete_fields
    for name in set(vars(row)) - {column.attname for column in columns}:
        if not name.startswith("_"):
            setattr(row, name, None)
    for column in columns:
        if column.name not in kept:
            setattr(row, column.attname, "" if isinstance(column, CharField | TextField) else None)
