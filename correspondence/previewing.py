"""What a kind of message says: with a real application, or with made-up people."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from applications.models import Application
from notifications.kinds import Kind
from notifications.models import Message, MessageTemplate
from notifications.outbox import text_in, written
from notifications.rendering import Rendered, render


@dataclass(frozen=True)
class Preview:
    """One kind in one language. `falls_back_to` names another whose text stands in."""

    kind: Kind
    language: str
    language_name: str
    rendered: Rendered | None
    falls_back_to: str = ""


def preview(template: MessageTemplate, kind: Kind, language: str, context: dict[str, str]) -> Preview:
    """The message as a reader of the language would get it; `rendered` is None without any text."""
    name = str(dict(settings.LANGUAGES)[language])
    try:
        subject, body, found = text_in(written(template), language)
    except ValueError:
        return Preview(kind, language, name, None)
    rendered = render(subject=subject, body=body, context=context, language=language, text_language=found)
    return Preview(kind, language, name, rendered, "" if found == language else found)


def side_by_side(template: MessageTemplate, kind: Kind, application: Application | None) -> list[Preview]:
    """In every language of the portal."""
    return [
        preview(template, kind, code, context_for(kind, application, code))
        for code, _name in settings.LANGUAGES
    ]


def context_for(kind: Kind, application: Application | None, language: str) -> dict[str, str]:
    """A value for each placeholder: as the application's own message of this kind had it, else from the
    application, else the placeholder's explanation in angle brackets."""
    with translation.override(language):
        values = {name: f"‹{explanation}›" for name, explanation in kind.placeholders.items()}
        values |= _made_up()
        if application is not None:
            values |= _told(application)
            if "deadline_here" in kind.placeholders:
                values |= _until(application)
            values |= _sent_before(kind, application, language)
        return {name: values[name] for name in kind.placeholders}


def _made_up() -> dict[str, str]:
    """What would look odd as an explanation: addresses lead nowhere."""
    return {"link": f"{settings.PORTAL_URL}/", "check": f"{settings.PORTAL_URL}/", "number": "3"}


def _told(application: Application) -> dict[str, str]:
    """What an application tells of the placeholders that the kinds share."""
    edition = application.call.edition
    submitted = application.submitted_at
    return {
        "name": application.name,
        "applicant": application.name,
        "reference": application.reference,
        "edition": str(edition),
        "organisation": application.organisation or "–",
        "city": edition.venue.city,
        "place": edition.venue.city,
        "starts_on": date_format(edition.starts_on, "DATE_FORMAT"),
        "ends_on": date_format(edition.ends_on, "DATE_FORMAT"),
        "submitted": date_format(timezone.localtime(submitted, edition.zone), "DATETIME_FORMAT")
        if submitted
        else "–",
        "link": settings.PORTAL_URL + reverse("application", kwargs={"pk": application.pk}),
        "preferences": settings.PORTAL_URL + reverse("preferences"),
    }


def _until(application: Application) -> dict[str, str]:
    """The last moment to submit, of a kind that tells it; another deadline is not the application’s."""
    edition, person = application.call.edition, application.applicant
    at_venue = timezone.localtime(application.closes_at, edition.zone)
    here = timezone.localtime(application.closes_at, person.zone)
    return {
        "deadline": f"{date_format(at_venue, 'DATETIME_FORMAT')} ({edition.venue.city})",
        "deadline_here": f"{date_format(here, 'DATETIME_FORMAT')} ({person.time_zone.replace('_', ' ')})",
    }


def _sent_before(kind: Kind, application: Application, language: str) -> dict[str, str]:
    """What a real message of this kind said about the application; its dates are in its own language."""
    if kind.confidential:
        return {}
    sent = Message.objects.filter(
        kind=kind.name, about=f"application:{application.pk}", language=language
    ).first()
    return sent.context if sent else {}
