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
    """Either `each` does the work to one item, by its key, and says what hinders it by one of `refusals`;
    or `whole` does all of it and reports, and may begin anew after a crash.

    So many items as `together` says are done in one transaction with the note of it, and hold their row
    locks until its end. An `each` that `commits_itself` is called outside of one, and again after a crash
    for an item that it may have done. A `whole` that is `all_or_nothing` does everything in one transaction:
    how far it is is told by a connection beside that, and of what is stopped nothing is kept.
    """

    name: str
    title: str
    each: Callable | None = None
    whole: Callable | None = None
    together: int = 25
    commits_itself: bool = False
    all_or_nothing: bool = False
    refusals: tuple[type[Exception], ...] = ()
    may_see: Callable[[object], bool] = nobody  # besides its starter: follows it and stops it
    may_repeat: Callable[[object], bool] = nobody  # has what failed tried again
    may_take: Callable[[object], bool] = nobody  # of its starter: whether the file is still for them
    taken: Callable | None = None  # called with the job before its file is given out
    ended: Callable | None = None  # called with the job when it is over, in the transaction that ends it
    address: Callable[[str], str] | None = None  # of the page of an item, by its key


kinds: dict[str, JobKind] = {}


def register(kind: JobKind) -> JobKind:
    """Make the kind known."""
    kinds[kind.name] = kind
    return kind
