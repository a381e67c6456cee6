from . import editions, participations, programme  # noqa: F401  registers them
