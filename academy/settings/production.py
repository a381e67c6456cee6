"""A served portal: everything secret comes from the environment."""

from academy.operation.errors import report_errors

from .base import *  # noqa: F403
from .base import LOGGING, env
from .safety import refuse_unsafe

DEBUG = env.bool("DEBUG", default=False)
STAFF_SECOND_FACTOR = env.bool("STAFF_SECOND_FACTOR", default=True)

LOGGING["handlers"]["console"]["formatter"] = env("LOG_FORMAT", default="json")
report_errors(env("SENTRY_DSN", default=""))

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

refuse_unsafe(globals())
