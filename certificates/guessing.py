"""A brake on trying codes: whoever asks for many that do not exist waits a while.

The codes are too many to guess (codes.py); this keeps a script from costing the portal more than
it should. The counts are kept where all web processes see them.
"""

import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

APP = "certificates"
MOST = 30
MOST_FILES = 20  # each is read by a process of its own
SECONDS = 300
RATES = {"unknown_code": f"{MOST}/{SECONDS}s/ip", "file": f"{MOST_FILES}/{SECONDS}s/ip"}


def has_guessed_enough(request: HttpRequest) -> bool:
    """Whether too many unknown codes came from this address of late. It only looks, at the price of one
    query: most who check a certificate have its code."""
    (rate,) = ratelimit.parse_rates(RATES["unknown_code"])
    try:
        key = ratelimit.get_cache_key(request, app=APP, action="unknown_code", rate=rate)
    except PermissionDenied:  # the address is not known
        return False
    may_ask, _history = ratelimit.apply_rate(cache.get(key, []), time.time(), rate, dry_run=True)
    return not may_ask


def count_unknown(request: HttpRequest) -> None:
    """Note that an unknown code came from this address."""
    _count(request, "unknown_code")


def may_check_file(request: HttpRequest) -> bool:
    """Whether one more file may be checked from this address, and count it."""
    return _count(request, "file")


def _count(request: HttpRequest, action: str) -> bool:
    """Whether it was still within the limit."""
    try:
        return bool(ratelimit.consume(request, app=APP, action=action, config=RATES, limit_get=True))
    except PermissionDenied:
        return True
