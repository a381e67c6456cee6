"""The demo logins with their roles, and as many reviewers as the applications need."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.models import User
from accounts.roles import Role, create_role_groups

from . import PASSPHRASE, PEOPLE
from .copying import Rows
from .people import People, Person

APPLICATIONS_EACH = 50  # to one reviewer
FEWEST_REVIEWERS = 8
# Where the two demo accounts outside the staff come from: language, country, time zone.
ORIGINS = {"applicant": ("fr", "SN", "Africa/Dakar"), "participant": ("es", "PE", "America/Lima")}
STAFF_ORIGIN = ("en", "IT", "Europe/Rome")


@dataclass(frozen=True)
class Staff:
    """Account keys by role, and the two demo accounts outside the staff."""

    keys: dict[str, int]
    reviewers: list[int]
    applicant: Person
    participant: Person


def make_staff(people: People, applications: int, joined_at: datetime) -> Staff:
    """The demo logins share one hash of the passphrase: hashing is slow on purpose."""
    groups = _groups()
    memberships = Rows(User.groups.through, "user_id", "group_id")
    password = make_password(PASSPHRASE)
    keys, outside = {}, {}
    for part, email, given, family in PEOPLE:
        language, country, zone = ORIGINS.get(part, STAFF_ORIGIN)
        key = people.add_account(
            email, given, family, language, zone, joined_at, password, is_staff=part in groups
        )
        keys[str(part)] = key
        if part in groups:
            memberships.add(key, groups[part])
        else:
            outside[part] = Person(key, language, country, "female", given, family, "", email)
    reviewers = [keys[Role.REVIEWER]]
    while len(reviewers) < max(FEWEST_REVIEWERS, applications // APPLICATIONS_EACH):
        person = people.make(joined_at, domain="reviewers.example", is_staff=True)
        memberships.add(person.key, groups[Role.REVIEWER])
        reviewers.append(person.key)
    people.write()
    memberships.write()
    return Staff(keys, reviewers, outside["applicant"], outside["participant"])


def _groups() -> dict[str, int]:
    create_role_groups("default")
    return dict(Group.objects.filter(name__in=Role.values).values_list("name", "pk"))
