"""Numbers of certificates: SSE, the year of the edition, and a count that never repeats."""

from django.db import connection
from django.db.models import IntegerField, Max
from django.db.models.functions import Cast, Substr

from .models import Certificate

LOCK_SPACE = 0x0CE7  # keeps our advisory locks apart from other uses


def next_number(year: int) -> str:
    """The next free number of the year, for example “SSE-2027-0001”.

    Holds a lock on the year until the transaction ends, so that two never get the same. A rolled
    back transaction gives its number back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK_SPACE, year])
    prefix = f"SSE-{year}-"
    count = Cast(Substr("number", len(prefix) + 1), IntegerField())
    last = Certificate.objects.filter(number__regex=rf"^{prefix}[0-9]+$").aggregate(last=Max(count))["last"]
    return f"{prefix}{(last or 0) + 1:04}"
