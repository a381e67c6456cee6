"""A brake on trying codes: whoever asks for many that do not exist waits a while.

The codes are too many to guess (codes.py); this keeps a script from costing the portal more than
it should. Each web process counts for itself unless the cache is shared.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

MOST = 30
MOST_FILES = 20  # each is read by a process of its own
SECONDS = 300


def has_guessed_enough(request: HttpRequest) -> bool:
    """Whether too many unknown codes came from this address of late."""
    key = _key(request)
    return bool(key) and cache.get(key, 0) >= MOST


def count_unknown(request: HttpRequest) -> None:
    """Note that an unknown code came from this address."""
    key = _key(request)
    if not key:
        return
    cache.add(key, 0, SECONDS)
    try:
        cache.incr(key)
    except ValueError:  # it expired in between
        cache.add(key, 1, SECONDS)


def may_check_file(request: HttpRequest) -> bool:
    """Whether one more file may be checked from this address, and count it."""
    key = _key(request)
    if not key:
        return True
    key = f"files:{key}"
    cache.add(key, 0, SECONDS)
    try:
        return cache.incr(key) <= MOST_FILES
    except ValueError:  # it expired in between
        return True


def _key(request: HttpRequest) -> str:
    """The cache's key of the address, which is not kept readable; empty when it is not known."""
    try:
        address = get_adapter().get_client_ip(request)
    except PermissionDenied:
        return ""
    return "unknown-codes:" + salted_hmac("certificates.guessing", address).hexdigest()
