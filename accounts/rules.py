"""Permission: who holds which role."""

from .models import User
from .roles import Role


def is_staff(user: User) -> bool:
    """Whether the person is on the staff in any role."""
    return has_role(user, *Role)


def can_erase(user: User) -> bool:
    """Whether the person erases people, and reads who opened what is sensitive."""
    return has_role(user)


def has_role(user: User, *roles: Role) -> bool:
    """Whether the person is active staff in one of the roles. An administrator has every role's
    rights except a reviewer's, which belong to the assignment and not to the office. Who must first
    set up a second factor has none."""
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return False
    if user.awaits_second_factor:
        return False
    if user.is_superuser:
        return True
    held = user.role_names
    return Role.ADMINISTRATOR in held or any(role in held for role in roles)


def can_manage_people(user: User) -> bool:
    """Whether the person sees and changes accounts and roles."""
    return has_role(user)
