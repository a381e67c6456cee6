from . import editions, participations, programme, speakers  # noqa: F401  registers them
