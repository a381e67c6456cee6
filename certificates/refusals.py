"""What the rules of certificates refuse. The text of each is for people."""

from lifecycle import TransitionRefused


class IssueRefused(Exception):
    """No certificate can be issued, reissued or revoked so."""


# What a page catches: ours, and that somebody else was quicker.
REFUSALS = (IssueRefused, TransitionRefused)
