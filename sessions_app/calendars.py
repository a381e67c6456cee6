"""The days of an edition as an entry for the participant's calendar."""

from django.conf import settings
from django.utils import translation

from notifications.attachments import Attached
from notifications.calendars import CONTENT_TYPE, calendar_file

from .models import Edition

MAKER = "edition-dates"


def dates_of(edition: Edition, language: str) -> Attached:
    """The file to go with a message in the language."""
    return Attached("academy.ics", CONTENT_TYPE, MAKER, argument=f"{edition.pk}:{language}")


def make(argument: str) -> bytes:
    """The file of the edition and language that `dates_of` named."""
    key, _colon, language = argument.partition(":")
    edition = Edition.objects.select_related("venue").get(pk=key)
    with translation.override(language):
        venue = edition.venue
        return calendar_file(
            identity=f"edition-{edition.pk}@{settings.PORTAL_URL.partition('://')[2]}",
            summary=edition.title,
            starts=edition.starts_on,
            ends=edition.ends_on,
            location=", ".join(part for part in (venue.name, venue.address or venue.city) if part),
            link=settings.PORTAL_URL + edition.get_absolute_url(),
        )
