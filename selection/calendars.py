"""What goes with this app's messages: whose application it is, where answers go, the date to keep."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from applications.models import Application
from notifications.attachments import Attached
from notifications.calendars import CONTENT_TYPE, calendar_file
from sessions_app.calendars import dates_of

from .models import Offer

MAKER = "offer-deadline"
# By kind: those that tell a date to answer by, and those that tell the days of the edition.
TELL_DEADLINE = ("offer", "offer-reminder", "more-time-granted")
TELL_DATES = ("place-confirmed",)


def belonging(kind: str, context: dict, language: str) -> dict:
    """`about`, `reply_to` and `attachments` of a message that tells the reference of an application."""
    reference = context.get("reference", "")
    found = Application.objects.select_related("call__edition").filter(reference=reference).first()
    if found is None:
        return {}
    edition, attachments = found.call.edition, []
    if kind in TELL_DEADLINE:
        attachments = [Attached("answer-by.ics", CONTENT_TYPE, MAKER, argument=f"{found.pk}:{language}")]
    elif kind in TELL_DATES:
        attachments = [dates_of(edition, language)]
    return {
        "about": f"application:{found.pk}",
        "reply_to": edition.contact_email,
        "attachments": attachments,
    }


def make(argument: str) -> bytes:
    """The last moment to answer the application's latest offer."""
    key, _colon, language = argument.partition(":")
    offer = Offer.objects.for_lists().filter(application=key).latest("pk")
    edition = offer.application.call.edition
    with translation.override(language):
        return calendar_file(
            identity=f"offer-{offer.pk}@{settings.PORTAL_URL.partition('://')[2]}",
            summary=_("Answer the offer of a place: %(edition)s") % {"edition": edition},
            starts=offer.respond_by,
            link=settings.PORTAL_URL + reverse("offer", kwargs={"pk": offer.application_id}),
            remind_before=timedelta(days=1),
        )
