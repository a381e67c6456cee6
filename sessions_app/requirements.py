"""What a certificate may require besides the hours. Whoever keeps such a fact, in this app or above, registers
it in `AppConfig.ready`; the staff then choose it for an edition."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet

from .models import Edition, Participation


def _nothing(_edition: Edition) -> str:
    return ""


@dataclass(frozen=True)
class Requirement:
    """`title` says the fact as something done, translatable (“Evaluation sent in”). `done_by` gives, of some
    participations, the keys of those who have done it, in a fixed number of queries. `obstacle` says to the
    staff why nobody can do it in an edition as it is; empty when everybody can."""

    name: str
    title: str
    done_by: Callable[[QuerySet[Participation]], set[int]]
    obstacle: Callable[[Edition], str] = _nothing


_requirements: dict[str, Requirement] = {}


def register_requirement(requirement: Requirement) -> Requirement:
    _requirements[requirement.name] = requirement
    return requirement


def requirements() -> list[Requirement]:
    """All that can be required, in the order of registration."""
    return list(_requirements.values())


def requirement(name: str) -> Requirement | None:
    """None when nobody keeps such a fact any more."""
    return _requirements.get(name)
