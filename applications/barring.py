"""Who of the staff may not read which application. Apps above add the reasons (a conflict of interest);
pages, lists, files and exports of the staff ask here."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User

from .models import Application

# (person, applications) → for each the person may not read, why, in words for that person.
Bar = Callable[[User, QuerySet[Application]], dict[UUID, str]]
bars: list[Bar] = []


def barred(user: User, applications: QuerySet[Application]) -> dict[UUID, str]:
    """Which of the applications the person may not read as staff, each with the reason."""
    found: dict[UUID, str] = {}
    for bar in bars:
        found |= bar(user, applications)
    return found


def why_barred(user: User, application: Application) -> str:
    """Why the person may not read the application as staff; empty when nothing stands against it."""
    one = Application.objects.filter(pk=application.pk)
    return barred(user, one).get(application.pk, "")


def without_barred(user: User, applications: QuerySet[Application]) -> QuerySet[Application]:
    """Those that the person may read, for exports."""
    return applications.exclude(pk__in=list(barred(user, applications)))


def conceal_if(application: Application, reason: str | None) -> Application:
    """The row as it is, or concealed when there is a reason."""
    return conceal(application, reason) if reason else application


def conceal(application: Application, reason: str) -> Application:
    """The unsaved row of a list with its reference, state and moment: nothing of the person or
    the answers."""
    kept = {"id", "reference", "call", "status", "submitted_at"}
    for column in Application._meta.concrete_fields:
        if column.name not in kept and column.name != "applicant":
            empty = None if column.null or column.is_relation else column.get_default() or ""
            setattr(application, column.attname, empty)
    application.applicant = User(pk=None, email="")
    application.given_names, application.why_concealed = "–", reason
    return application
