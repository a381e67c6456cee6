"""How far each application has come: the shares of a selection that is under way."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """`share` in percent; `status` is what the applicant is told. `reviews` are the reviews written
    of REVIEWERS_EACH asked, None when nobody was asked. `decision` is its outcome and its state."""

    name: str
    share: int
    status: str = "submitted"
    is_eligible: bool | None = True
    reviews: tuple[int, int] | None = None
    outcome: str = ""
    decision: str = ""
    quality: float = 3.3


REVIEWERS_EACH = 4
ALL = (REVIEWERS_EACH, REVIEWERS_EACH)

STAGES = [
    Stage("draft", 4, status="draft", is_eligible=None),
    Stage("withdrawn", 2, status="withdrawn", is_eligible=None),
    Stage("received", 4, is_eligible=None),
    Stage("not eligible", 2, is_eligible=False),
    Stage("eligible", 2),
    Stage("assigned", 4, reviews=(0, 0)),
    Stage("partly reviewed", 12, reviews=(1, REVIEWERS_EACH - 1)),
    Stage("reviewed", 26, reviews=ALL),
    Stage("place proposed", 6, reviews=ALL, outcome="offer", decision="proposed", quality=4.0),
    Stage("refusal proposed", 4, reviews=ALL, outcome="not-selected", decision="proposed", quality=2.4),
    Stage("place approved", 4, reviews=ALL, outcome="offer", decision="approved", quality=4.1),
    Stage("reserve approved", 2, reviews=ALL, outcome="reserve", decision="approved", quality=3.6),
    Stage("offered", 5, "offered", reviews=ALL, outcome="offer", decision="released", quality=4.1),
    Stage("confirmed", 8, "confirmed", reviews=ALL, outcome="offer", decision="released", quality=4.3),
    Stage("declined", 1, "declined", reviews=ALL, outcome="offer", decision="released", quality=4.2),
    Stage("expired", 1, "expired", reviews=ALL, outcome="offer", decision="released", quality=4.1),
    Stage("reserve", 5, "reserve", reviews=ALL, outcome="reserve", decision="released", quality=3.7),
    Stage("not selected", 6, "not-selected", reviews=ALL, outcome="not-selected", decision="released", quality=2.5),
    Stage("refused at screening", 2, "not-selected", False, outcome="not-selected", decision="released"),
]  # fmt: skip

# While a call is open nobody has looked yet.
OPEN_CALL_STAGES = [
    Stage("begun", 45, status="draft", is_eligible=None),
    Stage("received", 55, is_eligible=None),
]


def stages_of(number: int, stages: list[Stage], chance: random.Random) -> list[Stage]:
    """So many stages in the shares given, each at least once while there is room, well mixed."""
    dealt = list(stages[:number])
    left = number - len(dealt)
    for stage in stages:
        dealt += [stage] * (left * stage.share // 100)
    dealt += chance.choices(stages, weights=[stage.share for stage in stages], k=number - len(dealt))
    chance.shuffle(dealt)
    return dealt
