"""Files that go with a message. They are made when the message leaves, so that posting stays quick."""

from collections.abc import Callable
from dataclasses import dataclass

# What makes the file, by name: it gets the argument the message was posted with.
Maker = Callable[[str], bytes]
makers: dict[str, Maker] = {}


@dataclass(frozen=True)
class Attached:
    """A file to be made: under which name and type, by which registered maker, of what."""

    name: str
    content_type: str
    maker: str
    argument: str


def register_maker(name: str, maker: Maker) -> None:
    """Make the maker known; its app does so in `AppConfig.ready`."""
    makers[name] = maker
