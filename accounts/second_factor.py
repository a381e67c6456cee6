"""The second factor of the staff: who must have one, who lacks it, and how an administrator takes it away
from somebody who has lost it."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from .models import SecondFactorRemoval, User
from .telling import tell_of_change

# What is asked after the password; recovery codes only stand in for one of these.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
REMOVED = _("An administrator removed the second factor from your account. Please set up a new one.")


class NotRemoved(Exception):
    """Why the second factor stays, in a sentence for who asked."""


def is_lacking(person: User) -> bool:
    """Whether the person must have a second factor and has none: they reach nothing of the staff’s."""
    if not (settings.STAFF_SECOND_FACTOR and person.is_staff):
        return False
    return not Authenticator.objects.filter(user=person, type__in=FACTORS).exists()


def without(people: QuerySet[User]) -> QuerySet[User]:
    """Those of them who have no second factor."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=FACTORS)
    return people.exclude(Exists(factors))


def named(person: User) -> list[str]:
    """What the person has, in words, the oldest first."""
    rows = Authenticator.objects.filter(user=person).order_by("created_at")
    return [str(row.get_type_display()) for row in rows]


@transaction.atomic
def remove(*, person: User, reason: str, by: User | None = None) -> SecondFactorRemoval:
    """Take all second factors away, sign the person out everywhere and tell them; the record stays.
    `by` is None for who works at the server itself. Raises NotRemoved."""
    if by == person:
        raise NotRemoved(_("Another administrator must do this for you."))
    rows = Authenticator.objects.select_for_update().filter(user=person)
    if not rows:
        raise NotRemoved(_("There is no second factor to remove."))
    removal = SecondFactorRemoval.objects.create(
        person=person, by=by, reason=reason, factors=", ".join(row.type for row in rows)
    )
    rows.delete()
    for session in UserSession.objects.filter(user=person):
        session.end()
    tell_of_change(address=person.email, recipient=person, change=REMOVED)
    return removal
