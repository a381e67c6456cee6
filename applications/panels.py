"""Panels of an application's page in the admin. Apps above register theirs in `AppConfig.ready`."""

from collections.abc import Callable

from django.http import HttpRequest

from .models import Application

# Gives {"title", "template", "context"}, or None when the person shall not see it.
Panel = Callable[[HttpRequest, Application], dict | None]

_panels: list[Panel] = []


def register_panel(panel: Panel) -> Panel:
    """Show the panel on every application's page, after those registered before."""
    _panels.append(panel)
    return panel


def panels_for(request: HttpRequest, application: Application) -> list[dict]:
    """What the person making the request sees of each panel, in the order of registration."""
    return [shown for panel in _panels if (shown := panel(request, application))]
