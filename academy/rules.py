"""Who may do what with the messages. The app of messages knows no roles, so it is said here."""

from accounts.models import User
from accounts.roles import Role
from accounts.rules import has_role

MESSAGE_OFFICERS = (Role.SELECTION_OFFICER, Role.PROGRAMME_OFFICER)


def can_read_messages(user: User) -> bool:
    """Whether the person reads what is written to others: reviewers of a blind review must not."""
    return has_role(user, *MESSAGE_OFFICERS)
