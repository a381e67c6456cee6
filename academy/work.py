"""What awaits a member of the staff, app by app."""

from accounts import privacy_work
from accounts.models import User
from accounts.work import WorkItem
from applications import work as applications_work
from certificates import work as certificates_work
from correspondence import work as correspondence_work
from selection import work as selection_work
from sessions_app import work as sessions_work

SOURCES = (
    selection_work,
    applications_work,
    sessions_work,
    certificates_work,
    correspondence_work,
    privacy_work,
)


def work_items(user: User) -> list[WorkItem]:
    """Only what there is."""
    return [item for source in SOURCES for item in source.items_for(user) if item.count]
