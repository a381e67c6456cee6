"""What the rules of the programme refuse. The text of each is for people."""

from lifecycle import TransitionRefused


class Refused(Exception):
    """Parent of every refusal of this app."""


class AttendanceRefused(Refused):
    """The attendance can't be marked or closed."""


class NameRefused(Refused):
    """The printed name can't be changed."""


class ChoiceRefused(Refused):
    """Sessions can't be chosen, or seats not be allotted."""


class EvaluationRefused(Refused):
    """The evaluation can't be given, or was given already."""


class LetterRefused(Refused):
    """The letter can't be written: something it says is not known."""


# What a page catches: ours, and that somebody else was quicker.
REFUSALS = (Refused, TransitionRefused)
