"""The automatic checks of an application that waits for its screening.

They advise: each says in words why it says so, and an officer decides. A check is a function of
facts that `facts.read` has fetched, and asks the database nothing.
"""

from .completeness import completeness
from .facts import Facts
from .facts import read as read_facts
from .finding import Check, Outcome
from .language import language_level, language_track
from .nominators import nomination, same_nominator, same_organisation
from .own_answers import availability, field_of_work
from .people import duplicate, earlier_applications
from .timing import timing

__all__ = ["Check", "Facts", "Outcome", "checks_of", "nomination", "read_facts"]

CHECKS = (
    timing,
    completeness,
    language_level,
    language_track,
    availability,
    field_of_work,
    duplicate,
    nomination,
    same_nominator,
    same_organisation,
    earlier_applications,
)


def checks_of(facts: Facts) -> list[Check]:
    """What each check says, the worst first; one that has nothing to say is left out."""
    said = [check for ask in CHECKS if (check := ask(facts))]
    return sorted(said, key=lambda check: list(Outcome).index(check.outcome))
