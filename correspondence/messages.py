"""The kind of message this app sends: one that officers write to many. Its shipped text is the form in
which a new one begins."""

from django.utils.translation import gettext_lazy as _

from notifications.kinds import Kind, register

GROUP_MESSAGE_KIND = register(
    Kind(
        "group-message",
        title=_("Message to many"),
        placeholders={
            "name": _("the person’s name"),
            "edition": _("the edition’s title"),
            "reference": _("the application’s reference; a dash for who has none"),
            "city": _("the venue’s city"),
            "starts_on": _("the first day"),
            "ends_on": _("the last day"),
            "link": _("the person’s page of the application or the participation"),
        },
    )
)
