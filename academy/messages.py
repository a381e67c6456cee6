"""The kind of message that combines what all apps hold for a member of the staff."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register

STAFF_DIGEST = register(
    Kind(
        "staff-digest",
        title=_("Daily list of work"),
        placeholders={
            "name": _("the person’s name"),
            "day": _("the day"),
            "work": _("what waits, a line for each task"),
            "link": _("the staff’s home page"),
            "preferences": _("the address of the preferences"),
        },
        optional="digest",
    )
)
