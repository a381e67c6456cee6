"""Keys as a browser sends them."""

from uuid import UUID


def uuid_of(text: str) -> UUID | None:
    """The key, or None for what is none."""
    try:
        return UUID(text)
    except ValueError:
        return None
