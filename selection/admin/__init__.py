from . import (  # noqa: F401  registers them
    assignments,
    automatic,
    cohorts,
    criteria,
    decisions,
    minutes,
    offers,
    reviewers,
    scores,
    screenings,
)
