"""History: every insert, update and delete of a model, kept by database triggers."""

from collections.abc import Callable

import pghistory
from django.db import models


def recorded(model: type[models.Model]) -> type[models.Model]:
    """Class decorator: keep who changed what and when in an event table beside the model's."""
    track: Callable = pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
    )
    return track(model)
