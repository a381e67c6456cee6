"""Panels of an application's page in the admin. Apps above register theirs in `AppConfig.ready`."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet
from django.http import HttpRequest

from .models import Application

# Gives {"title", "template", "context"}, or None when the person shall not see it.
Panel = Callable[[HttpRequest, Application], dict | None]

_panels: list[Panel] = []
_joins: list[str] = []


def register_panel(panel: Panel, *, joins: Iterable[str] = ()) -> Panel:
    """Show the panel on every application's page, after those registered before. `joins` names what it
    reads of which there is one at most, to be read with the application (`select_related`)."""
    _panels.append(panel)
    _joins.extend(joins)
    return panel


def joined(applications: QuerySet[Application]) -> QuerySet[Application]:
    """The applications with what the panels read of which there is one at most."""
    return applications.select_related(*_joins) if _joins else applications


def panels_for(request: HttpRequest, application: Application) -> list[dict]:
    """What the person making the request sees of each panel, in the order of registration."""
    return [shown for panel in _panels if (shown := panel(request, application))]
