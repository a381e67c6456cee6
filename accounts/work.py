"""A line on the staff's home page: how many of something await this person, and where."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WorkItem:
    """`label` reads after the count ("applications to screen"); `tone` is neutral, warning or error."""

    count: int
    label: str
    address: str
    tone: str = "neutral"
    note: str = ""
