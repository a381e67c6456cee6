"""The rate at which all workers together may hand messages over: MAIL_RATE a minute."""

from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Sum
from django.utils import timezone

from .models import SentSecond

LOCK_SPACE = 0x0B0D
WINDOW = timedelta(seconds=61)  # a minute, and the second that has begun


def takes_a_place() -> bool:
    """Whether one more message may leave now; it is counted if so."""
    if not settings.MAIL_RATE:
        return True
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, 0)", [LOCK_SPACE])
        now = timezone.now()
        used = SentSecond.objects.filter(second__gt=now - WINDOW).aggregate(number=Sum("number"))["number"]
        if (used or 0) >= settings.MAIL_RATE:
            return False
        second = now.replace(microsecond=0)
        SentSecond.objects.filter(second__lte=now - WINDOW).delete()
        SentSecond.objects.get_or_create(second=second)
        SentSecond.objects.filter(second=second).update(number=F("number") + 1)
    return True
