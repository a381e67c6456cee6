from . import assignments, criteria, decisions, offers, screenings  # noqa: F401  registers them
