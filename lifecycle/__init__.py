"""States, transitions, their guard in the database, and history. Knows none of the other apps."""

from .claim import claimed
from .guard import LOADING, guard
from .history import AMENDING, amending, append_only, recorded
from .table import Lifecycle, Transition, TransitionRefused, permitted, registry

__all__ = [
    "AMENDING",
    "LOADING",
    "Lifecycle",
    "Transition",
    "TransitionRefused",
    "amending",
    "append_only",
    "claimed",
    "guard",
    "permitted",
    "recorded",
    "registry",
]
