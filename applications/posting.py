"""Writing the messages about an application, each for the fact that it tells."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.models import User
from notifications import outbox
from notifications.attachments import Attached
from notifications.kinds import Kind
from sessions_app.models import Edition

from .messages import (
    APPLICATION_RECEIVED,
    APPLICATION_WITHDRAWN,
    COPY,
    DRAFT_REMINDER,
    EXTENSION_GRANTED,
    INFORMATION_ANSWERED,
    INFORMATION_REMINDER,
    INFORMATION_REQUEST,
    NOMINATION_ANSWERED,
    NOMINATION_DECLINED,
    NOMINATION_REMINDER,
    NOMINATION_REQUEST,
)
from .models import Application, Extension, InformationRequest, Nomination, Question
from .nomination_link import address_of


def nomination_topic(nomination: Nomination) -> str:
    """A newer message on the request replaces an unsent one."""
    return f"nomination:{nomination.pk}"


def information_topic(request: InformationRequest) -> str:
    return f"information:{request.pk}"


def post_receipt(application: Application) -> None:
    """Tell the applicant that it is submitted, with a copy of what was submitted."""
    edition = application.call.edition
    context = {
        **_about(application),
        "submitted": _at_venue(application.submitted_at, edition, application.applicant.language),
        "city": edition.venue.city,
    }
    _post(
        APPLICATION_RECEIVED,
        application.applicant,
        context,
        application=application,
        fact=f"application:{application.pk}:submitted:{application.revision}",
        attachments=[
            Attached(f"{application.reference}.pdf", "application/pdf", COPY, argument=str(application.pk))
        ],
    )


def post_withdrawn(application: Application) -> None:
    context = {**_about(application), "link": _address("dashboard", application.applicant.language)}
    _post(
        APPLICATION_WITHDRAWN,
        application.applicant,
        context,
        application=application,
        fact=f"application:{application.pk}:withdrawn",
    )


def post_draft_reminder(application: Application, *, fact: str) -> None:
    context = {
        **_about(application),
        **_until(application.closes_at, application),
        "preferences": _address("preferences", application.applicant.language),
    }
    _post(DRAFT_REMINDER, application.applicant, context, application=application, fact=fact)


def post_extension_granted(extension: Extension, application: Application) -> None:
    _post(
        EXTENSION_GRANTED,
        application.applicant,
        {**_about(application), **_until(extension.until, application)},
        application=application,
        fact=f"extension:{extension.pk}:{extension.until.isoformat()}",
        topic=f"extension:{extension.pk}",
    )


def post_nomination_request(nomination: Nomination) -> None:
    _post_to_nominator(NOMINATION_REQUEST, nomination, fact=f"nomination:{nomination.nonce}:requested")


def post_nomination_reminder(nomination: Nomination) -> None:
    moment = nomination.reminded_at.isoformat()
    _post_to_nominator(NOMINATION_REMINDER, nomination, fact=f"nomination:{nomination.pk}:reminded:{moment}")


def post_nomination_endorsed(nomination: Nomination) -> None:
    _post_to_nominee(NOMINATION_ANSWERED, nomination)


def post_nomination_declined(nomination: Nomination) -> None:
    _post_to_nominee(NOMINATION_DECLINED, nomination, reason=nomination.decline_reason or "–")


def post_information_request(request: InformationRequest) -> None:
    _post_asked(INFORMATION_REQUEST, request)


def post_information_reminder(request: InformationRequest) -> None:
    _post_asked(INFORMATION_REMINDER, request)


def post_information_answered(request: InformationRequest) -> None:
    """Tell who asked. The list of work tells the other officers."""
    application, officer = request.application, request.asked_by
    with translation.override(officer.language):
        context = {
            "name": str(officer),
            "applicant": application.name,
            "reference": application.reference,
            "edition": str(application.call.edition),
            "link": settings.PORTAL_URL
            + reverse("admin:applications_application_change", args=[application.pk]),
        }
    _post(
        INFORMATION_ANSWERED,
        officer,
        context,
        application=application,
        fact=f"{information_topic(request)}:answered",
    )


def _post_asked(kind: Kind, request: InformationRequest) -> None:
    application = request.application
    language = application.applicant.language
    with translation.override(language):
        labels = "; ".join(str(question) for question in request.questions.all())
    context = {
        **_about(application),
        **_until(request.due_at, application),
        "link": _address("application-information", language, pk=application.pk),
        "note": request.note,
        "questions": labels,
    }
    topic = information_topic(request)
    _post(
        kind,
        application.applicant,
        context,
        application=application,
        fact=f"{topic}:{kind.name}",
        topic=topic,
    )


def _post_to_nominator(kind: Kind, nomination: Nomination, *, fact: str) -> None:
    application, edition = nomination.application, nomination.application.call.edition
    outbox.cancel_unsent(topic=nomination_topic(nomination))
    with translation.override(nomination.language):
        context = {
            "name": nomination.name,
            "applicant": application.name,
            "organisation": _organisation_of(application),
            "edition": str(edition),
            "city": edition.venue.city,
            "starts_on": date_format(edition.starts_on),
            "ends_on": date_format(edition.ends_on),
            "valid_until": date_format(
                timezone.localtime(nomination.expires_at, edition.zone), "DATE_FORMAT"
            ),
            "link": address_of(nomination),
        }
    outbox.post(
        kind=kind.name,
        address=nomination.email,
        language=nomination.language,
        context=context,
        fact=fact,
        topic=nomination_topic(nomination),
        about=f"application:{application.pk}",
        reply_to=edition.contact_email,
    )


def _organisation_of(application: Application) -> str:
    """As submitted; of a draft, as answered so far."""
    if application.organisation:
        return application.organisation
    named = application.answers.filter(question__maps_to=Question.MapsTo.ORGANISATION)
    return str(named.values_list("value", flat=True).first() or "–")


def _post_to_nominee(kind: Kind, nomination: Nomination, **said: str) -> None:
    application = nomination.application
    context = {**_about(application), "nominator": nomination.name, **said}
    fact = f"nomination:{nomination.pk}:{kind.name}:{nomination.answered_at.isoformat()}"
    _post(kind, application.applicant, context, application=application, fact=fact)


def _about(application: Application) -> dict[str, str]:
    language = application.applicant.language
    with translation.override(language):
        return {
            "name": application.name,
            "reference": application.reference,
            "edition": str(application.call.edition),
            "link": _address("application", language, pk=application.pk),
        }


def _until(moment: datetime, application: Application) -> dict[str, str]:
    """A deadline in the venue's time and in the applicant's."""
    person, edition = application.applicant, application.call.edition
    with translation.override(person.language):
        here = date_format(timezone.localtime(moment, person.zone), "DATETIME_FORMAT")
    return {
        "deadline": f"{_at_venue(moment, edition, person.language)} ({edition.venue.city})",
        "deadline_here": f"{here} ({person.time_zone.replace('_', ' ')})",
    }


def _at_venue(moment: datetime, edition: Edition, language: str) -> str:
    with translation.override(language):
        return date_format(timezone.localtime(moment, edition.zone), "DATETIME_FORMAT")


def _address(name: str, language: str, **arguments: object) -> str:
    with translation.override(language):
        return settings.PORTAL_URL + reverse(name, kwargs=arguments or None)


def _post(kind: Kind, person: User, context: dict, *, application: Application, **options: object) -> None:
    outbox.post(
        about=f"application:{application.pk}",
        reply_to=application.call.edition.contact_email,
        kind=kind.name,
        address=person.email,
        recipient=person,
        language=person.language,
        context=context,
        **options,
    )
