"""The kinds of long work. Each app registers its own in `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Report(Protocol):
    """What work in one piece calls now and then; raises `Stopped` when it shall stop."""

    def __call__(self, done: int, total: int) -> None: ...


def nobody(_user: object) -> bool:
    return False


@dataclass(frozen=True)
class JobKind:
    """Either `each` does the work to one item, by its key, in a transaction of its own, and says what
    hinders it by one of `refusals`; or `whole` does all of it and reports, and may begin anew after a
    crash. `may_see` says who besides its starter follows and stops it."""

    name: str
    each: Callable | None = None
    whole: Callable | None = None
    refusals: tuple[type[Exception], ...] = ()
    may_see: Callable[[object], bool] = nobody
    ended: Callable | None = None  # called with the job when it is over, in the transaction that ends it


kinds: dict[str, JobKind] = {}


def register(kind: JobKind) -> JobKind:
    """Make the kind known."""
    kinds[kind.name] = kind
    return kind
