"""The staff roles. A role is a Django group; what each may do is said by the apps' `rules.py`."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    """Who a member of the staff is in the Academy. The value is the group's name."""

    ADMINISTRATOR = "administrator", pgettext_lazy("staff role", "Administrator")
    SELECTION_OFFICER = "selection-officer", pgettext_lazy("staff role", "Selection officer")
    APPROVER = "approver", pgettext_lazy("staff role", "Approver")
    REVIEWER = "reviewer", pgettext_lazy("staff role", "Reviewer")
    PROGRAMME_OFFICER = "programme-officer", pgettext_lazy("staff role", "Programme officer")
    READER = "reader", pgettext_lazy("staff role", "Reader")


def role_in_words(group: Group) -> str:
    """What a group is called wherever staff read of it: the role's name."""
    return str(Role(group.name).label) if group.name in Role.values else group.name


def create_role_groups(using: str, **_signal: object) -> None:
    """Make sure a group exists for each role (after every migrate)."""
    known = set(Group.objects.using(using).filter(name__in=Role.values).values_list("name", flat=True))
    Group.objects.using(using).bulk_create(
        [Group(name=role) for role in Role.values if role not in known], ignore_conflicts=True
    )
