"""To whom a message to many goes."""

from collections import Counter
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from accounts.models import User
from applications.models import Application
from sessions_app.countries import Region, country_name
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Participation

from .models import GroupMessage

Audience = GroupMessage.Audience


def rows_of(message: GroupMessage) -> QuerySet:
    """The applications, or participations, whose people get it. Withdrawn ones only when asked for."""
    if message.audience == Audience.PARTICIPANTS:
        rows = Participation.objects.active().filter(edition=message.edition_id, person__is_active=True)
        return _narrowed(rows.select_related("person", "edition__venue"), message)
    rows = Application.objects.for_lists().filter(call__edition=message.edition_id, applicant__is_active=True)
    if message.statuses:
        rows = rows.filter(status__in=message.statuses)
    else:
        rows = rows.exclude(status=Application.Status.WITHDRAWN)
    if message.regions:
        rows = rows.filter(region__in=message.regions)
    return _narrowed(rows, message)


def _narrowed(rows: QuerySet, message: GroupMessage) -> QuerySet:
    if message.tracks:
        rows = rows.filter(track__language__in=message.tracks)
    if message.countries:
        rows = rows.filter(country__in=message.countries)
    return rows.order_by("pk")


def person_of(row: Application | Participation) -> User:
    return row.applicant if isinstance(row, Application) else row.person


def name_of(row: Application | Participation) -> str:
    return row.name if isinstance(row, Application) else row.printed_name


def label_of(row: Application | Participation) -> str:
    """How the staff know the person, in a list."""
    if getattr(row, "why_concealed", ""):
        return f"{row.reference} {row.name}"
    reference = f"{row.reference} " if isinstance(row, Application) else ""
    return f"{reference}{name_of(row)} ({person_of(row).email})"


def context_for(row: Application | Participation, language: str) -> dict[str, str]:
    """What the text may use of this person, in a language."""
    is_application = isinstance(row, Application)
    edition = row.call.edition if is_application else row.edition
    page = "application" if is_application else "participation"
    with translation.override(language):
        return {
            "name": name_of(row),
            "edition": str(edition),
            "reference": row.reference if is_application else "–",
            "city": edition.venue.city,
            "starts_on": date_format(edition.starts_on, "DATE_FORMAT"),
            "ends_on": date_format(edition.ends_on, "DATE_FORMAT"),
            "link": settings.PORTAL_URL + reverse(page, kwargs={"pk": row.pk}),
        }


@dataclass(frozen=True)
class Counted:
    """How many people, and in which languages they read."""

    number: int
    languages: list[tuple[str, str, int]]  # code, name, how many

    def without_text(self, texts: dict) -> list[tuple[str, int]]:
        """The languages that somebody reads and no text is written in, with how many readers."""
        return [(name, number) for code, name, number in self.languages if code not in texts]


def count(message: GroupMessage) -> Counted:
    """One query, whatever their number."""
    column = "person" if message.audience == Audience.PARTICIPANTS else "applicant"
    readers = Counter(rows_of(message).order_by().values_list(f"{column}__language", flat=True))
    return Counted(
        number=readers.total(),
        languages=[(code, name, readers[code]) for code, name in settings.LANGUAGES if readers[code]],
    )


def in_words(message: GroupMessage) -> list[str]:
    """The filters, as the approver reads them."""
    words = [str(Audience(message.audience).label)]
    if message.audience == Audience.APPLICANTS:
        words += [str(Application.Status(status).label) for status in message.statuses]
        words += [str(Region(region).label) for region in message.regions]
    words += [str(WorkingLanguage(track).label) for track in message.tracks]
    words += [country_name(code) for code in message.countries]
    return words


def countries_in(edition) -> list[tuple[str, str]]:
    """The countries from which anybody applied or takes part, by name."""
    applied = Application.objects.filter(call__edition=edition).order_by()
    taking_part = Participation.objects.filter(edition=edition).order_by()
    codes = set(applied.values_list("country", flat=True).distinct())
    codes |= set(taking_part.values_list("country", flat=True).distinct())
    return sorted(((code, country_name(code)) for code in codes if code), key=lambda pair: pair[1])
