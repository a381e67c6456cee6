"""Who may do what with editions, attendance and participations. Pages and admin ask these."""

from collections.abc import Callable

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role

from .models import Participation

# Predicates that apps above add: participation → whether the printed name is fixed (a certificate
# says it).
name_holds: list[Callable[[Participation], bool]] = []


def can_mark_attendance(user: User) -> bool:
    return has_role(user, Role.PROGRAMME_OFFICER)


def can_prepare(user: User) -> bool:
    """Whether the person prepares editions: the programme, its rooms and badges, who sits where."""
    return has_role(user, Role.PROGRAMME_OFFICER)


def can_see_reports(user: User) -> bool:
    """Whether the person reads figures of editions; no figure tells of a person."""
    return has_role(user, Role.PROGRAMME_OFFICER, Role.SELECTION_OFFICER, Role.READER)


def can_complete(user: User) -> bool:
    """Whether the person closes and reopens the attendance of participants."""
    return has_role(user, Role.PROGRAMME_OFFICER)


def can_view(user: User, participation: Participation) -> bool:
    """A participant's page is the participant's, whoever else keeps the list."""
    return user.is_authenticated and participation.person_id == user.pk


def can_correct_name(user: User, participation: Participation) -> bool:
    """Its participant, until a certificate says the name or the place is given up."""
    return (
        can_view(user, participation)
        and participation.status != Participation.Status.CANCELLED
        and not any(holds(participation) for holds in name_holds)
    )
