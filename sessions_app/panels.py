"""What apps above show on a participant's page. They register theirs in `AppConfig.ready`."""

from collections.abc import Callable

from .models import Participation

# Gives {"title", "template", "context"}, or None when there is nothing to show. The template reads its
# context under the name `shown`.
Panel = Callable[[Participation], dict | None]

_panels: list[Panel] = []


def register_panel(panel: Panel) -> Panel:
    """Show the panel on every participant's page, after those registered before."""
    _panels.append(panel)
    return panel


def panels_for(participation: Participation) -> list[dict]:
    """The panels that have something to show, in the order of registration."""
    return [shown for panel in _panels if (shown := panel(participation))]
