"""States, transitions and their guard in the database. Knows none of the other apps."""

from .guard import LOADING, guard
from .table import Lifecycle, Transition, TransitionRefused, permitted, registry

__all__ = ["LOADING", "Lifecycle", "Transition", "TransitionRefused", "guard", "permitted", "registry"]
