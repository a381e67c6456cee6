"""States, transitions, their guard in the database, and history. Knows none of the other apps."""

from .claim import claimed
from .guard import LOADING, guard
from .history import recorded
from .table import Lifecycle, Transition, TransitionRefused, permitted, registry

__all__ = [
    "LOADING",
    "Lifecycle",
    "Transition",
    "TransitionRefused",
    "claimed",
    "guard",
    "permitted",
    "recorded",
    "registry",
]
