"""States, transitions, their guard in the database, and history. Knows none of the other apps."""

from .guard import LOADING, guard
from .history import recorded
from .table import Lifecycle, Transition, TransitionRefused, permitted, registry

__all__ = [
    "LOADING",
    "Lifecycle",
    "Transition",
    "TransitionRefused",
    "guard",
    "permitted",
    "recorded",
    "registry",
]
