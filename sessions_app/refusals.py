"""What the rules of the programme refuse. The text of each is for people."""

from lifecycle import TransitionRefused


class Refused(Exception):
    """Parent of every refusal of this app."""


class AttendanceRefused(Refused):
    """The attendance can't be marked or closed."""


class NameRefused(Refused):
    """The printed name can't be changed."""


# What a page catches: ours, and that somebody else was quicker.
REFUSALS = (Refused, TransitionRefused)
