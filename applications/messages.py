"""The kinds of message about an application. `posting.py` writes them."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register

ABOUT = {
    "name": _("the applicant’s name"),
    "reference": _("the application’s reference"),
    "edition": _("the title of the edition"),
    "link": _("the address to open"),
}
UNTIL = {
    "deadline": _("the last moment, in the venue’s time"),
    "deadline_here": _("the same moment in the person’s own time zone"),
}
NOMINATOR = {
    "name": _("the nominating person’s name"),
    "applicant": _("the applicant’s name"),
    "organisation": _("the applicant’s organisation"),
    "edition": _("the title of the edition"),
    "city": _("the venue’s city"),
    "starts_on": _("the first day"),
    "ends_on": _("the last day"),
    "valid_until": _("until when the link is valid"),
    "link": _("the address to open"),
}
ANSWERED = {**ABOUT, "nominator": _("the nominating person’s name")}

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
DRAFT_REMINDER = register(
    Kind(
        "draft-reminder",
        title=_("Reminder to submit"),
        placeholders={**ABOUT, **UNTIL, "preferences": _("the address of the preferences")},
        optional="reminders",
    )
)
EXTENSION_GRANTED = register(
    Kind("extension-granted", title=_("More time to submit"), placeholders={**ABOUT, **UNTIL})
)
NOMINATION_REQUEST = register(
    Kind(
        "nomination-request",
        title=_("A nomination is asked of you"),
        placeholders=NOMINATOR,
        confidential=True,
    )
)
NOMINATION_REMINDER = register(
    Kind(
        "nomination-reminder", title=_("Reminder of a nomination"), placeholders=NOMINATOR, confidential=True
    )
)
NOMINATION_ANSWERED = register(
    Kind("nomination-answered", title=_("You are nominated"), placeholders=ANSWERED)
)
NOMINATION_DECLINED = register(
    Kind(
        "nomination-declined",
        title=_("Nomination declined"),
        placeholders={**ANSWERED, "reason": _("the reason, as the person wrote it")},
    )
)
_ASKED = {**ABOUT, **UNTIL, "note": _("the note of the staff"), "questions": _("the questions asked")}
INFORMATION_REQUEST = register(
    Kind("information-request", title=_("The staff ask for information"), placeholders=_ASKED)
)
INFORMATION_REMINDER = register(
    Kind("information-reminder", title=_("Reminder of the information asked for"), placeholders=_ASKED)
)
INFORMATION_ANSWERED = register(
    Kind(
        "information-answered",
        title=_("An applicant has answered"),
        placeholders={**ABOUT, "applicant": _("the applicant’s name")},
    )
)
COPY = "application-copy"  # the maker of the PDF that goes with the receipt
