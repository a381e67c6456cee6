"""Accounts that nobody uses, and the record of readings, when their time is over."""

from datetime import timedelta

from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import amending
from privacy import erasing, files
from privacy.purposes import ACCOUNT, SECURITY
from privacy.retention import Rule

from .models import AccessRecord, User

UNCONFIRMED = timedelta(days=30)
MOST_AT_ONCE = 200  # people in one transaction; the rest goes the next day
ERASED = "@erased.invalid"

# What apps above know of a person who is still in the midst of something: querysets of such people.
in_use: list = []


def unused() -> QuerySet[User]:
    """Who is not on the staff, signed in last before the time was over, and is part of nothing since."""
    limit = timezone.now() - timedelta(days=ACCOUNT.days)
    found = User.objects.filter(is_staff=False).exclude(email__endswith=ERASED)
    found = found.filter(Q(last_login__lt=limit) | Q(last_login=None, date_joined__lt=limit))
    for people in in_use:
        found = found.exclude(pk__in=people(limit))
    return found.order_by("pk")


def erase_unused() -> int:
    people = list(unused()[:MOST_AT_ONCE])
    for person in people:
        erasing.erase(person=person, by=None)
    return len(people)


def erase_unconfirmed() -> int:
    """Whose address was never confirmed: a slip of the pen, or somebody else's address."""
    found = User.objects.filter(
        is_staff=False,
        last_login=None,
        date_joined__lt=timezone.now() - UNCONFIRMED,
        emailaddress__verified=False,
    ).exclude(emailaddress__verified=True)
    people = list(found.distinct()[:MOST_AT_ONCE])
    for person in people:
        erasing.erase(person=person, by=None)
    return len(people)


def forget_records() -> int:
    limit = timezone.now() - timedelta(days=SECURITY.days)
    with amending():
        readings, _each = AccessRecord.objects.filter(at__lt=limit).delete()
        entries, _each = LogEntry.objects.filter(action_time__lt=limit).delete()
    return readings + entries


def end_old_sessions() -> int:
    gone, _each = Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return gone


def remove_orphans() -> int:
    names = files.orphans()
    files.remove_after_commit(names)
    return len(names)


RULES = [
    Rule("accounts-unused", _("Accounts that nobody used for three years"), erase_unused),
    Rule("accounts-unconfirmed", _("Accounts whose address was never confirmed"), erase_unconfirmed),
    Rule("records-old", _("Records of readings and entries of the staff’s log"), forget_records),
    Rule("sessions-over", _("Sessions that are over"), end_old_sessions),
    Rule("files-orphaned", _("Files that no row names any more"), remove_orphans),
]
