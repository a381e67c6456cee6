"""The kinds of message about an application."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register

ABOUT = {
    "name": _("the applicant’s name"),
    "reference": _("the application’s reference"),
    "edition": _("the title of the edition"),
    "link": _("the address to open"),
}

APPLICATION_RECEIVED = register(
    Kind(
        "application-received",
        title=_("Application received"),
        placeholders={
            **ABOUT,
            "submitted": _("when it was submitted, in the venue’s time"),
            "city": _("the venue’s city"),
        },
    )
)
APPLICATION_WITHDRAWN = register(
    Kind("application-withdrawn", title=_("Application withdrawn"), placeholders=ABOUT)
)
