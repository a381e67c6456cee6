"""What the rules of the selection refuse. The text of each is for people."""

from lifecycle import TransitionRefused


class Refused(Exception):
    """Parent of every refusal of this app."""


class ScreeningRefused(Refused):
    """The finding can't be written."""


class ScreeningOvertaken(ScreeningRefused):
    """Somebody acted on the application since the officer opened its page."""


class ConflictRefused(Refused):
    """The conflict of interest can't be declared so."""


class AssignmentRefused(Refused):
    """The reviewer can't be asked, or can't decline."""


class ReviewRefused(Refused):
    """The review can't be taken."""


class PolicyRefused(Refused):
    """The rules of the review can't be changed so."""


class DecisionRefused(Refused):
    """The decision can't be taken or released."""


class CohortRefused(Refused):
    """The scenario can't be changed or proposed so."""


class FellowshipRefused(DecisionRefused):
    """The budget for fellowships does not allow it."""


class OfferRefused(Refused):
    """The offer can't be answered so."""


class MinutesRefused(Refused):
    """The minutes can’t be asked for now."""


# What a page catches: ours, and that somebody else was quicker.
REFUSALS = (Refused, TransitionRefused)
