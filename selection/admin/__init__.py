from . import (  # noqa: F401  registers them
    assignments,
    automatic,
    cohorts,
    criteria,
    decisions,
    offers,
    reviewers,
    scores,
    screenings,
)
