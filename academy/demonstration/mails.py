"""What the demo accounts were told by mail: sent then, and kept in the mailroom. Nothing waits."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts.models import User
from applications.messages import APPLICATION_RECEIVED
from applications.models import Application
from notifications.kinds import Kind
from notifications.models import KeptMail, Message, MessageTemplate
from notifications.models.message import new_message_id
from notifications.rendering import render
from notifications.shipped import create_missing_templates
from selection.messages import OFFER
from selection.models import Offer

from .copying import Rows
from .editions import Editions
from .staff import Staff


def tell(editions: Editions, staff: Staff) -> None:
    """Write the applicant's receipt and the participant's offer, where there are such."""
    create_missing_templates("default")
    mine = Application.objects.for_lists().filter(call=editions.under_review.call)
    for application in mine.filter(applicant=staff.applicant.key):
        _keep(
            APPLICATION_RECEIVED, application.applicant, _receipt(application), application.submitted_at,
            fact=f"application:{application.pk}:submitted:{application.revision}",
            about=f"application:{application.pk}",
        )  # fmt: skip
    for offer in Offer.objects.for_lists().filter(application__applicant=staff.participant.key):
        _keep(
            OFFER, offer.application.applicant, _terms(offer), offer.decision.released_at,
            fact=f"decision:{offer.decision_id}:released",
            about=f"application:{offer.application_id}",
        )  # fmt: skip


def _keep(
    kind: Kind, person: User, context: dict[str, str], moment: datetime, *, fact: str, about: str
) -> None:  # fmt: skip
    template = MessageTemplate.objects.get(kind=kind.name)
    language = person.language
    rendered = render(
        subject=getattr(template, f"subject_{language}"),
        body=getattr(template, f"body_{language}"),
        context=context,
        language=language,
    )
    message_id = new_message_id()
    message = Message(
        kind=kind.name, recipient=person, address=person.email, language=language, fact=fact, about=about, context=context,
        subject=rendered.subject, text_body=rendered.text, html_body=rendered.html, attempts=1,
        state=Message.State.SENT, message_id=message_id, due_at=moment, handed_over_at=moment, sent_at=moment,
    )  # fmt: skip
    message.save(force_insert=True)
    Message.objects.filter(pk=message.pk).update(created_at=moment)  # as the story tells
    kept = Rows(KeptMail, "message_id", "address", "subject", "text", "html", "kept_at")
    kept.add(message_id, person.email, rendered.subject, rendered.text, rendered.html, moment)
    kept.write()


def _about(application: Application, page: str) -> dict[str, str]:
    with translation.override(application.applicant.language):
        return {
            "name": application.name,
            "reference": application.reference,
            "edition": str(application.call.edition),
            "link": settings.PORTAL_URL + reverse(page, kwargs={"pk": application.pk}),
        }


def _receipt(application: Application) -> dict[str, str]:
    edition = application.call.edition
    with translation.override(application.applicant.language):
        at_venue = timezone.localtime(application.submitted_at, edition.zone)
        return {
            **_about(application, "application"),
            "submitted": date_format(at_venue, "DATETIME_FORMAT"),
            "city": edition.venue.city,
        }


def _terms(offer: Offer) -> dict[str, str]:
    application = offer.application
    edition = application.call.edition
    with translation.override(application.applicant.language):
        until = timezone.localtime(offer.respond_by, edition.zone)
        return {
            **_about(application, "offer"),
            "answer_day": date_format(until, "DATE_FORMAT"),
            "deadline": f"{date_format(until, 'DATETIME_FORMAT')} ({edition.venue.city})",
            "fellowship": offer.decision.get_fellowship_display(),
            "place": edition.venue.city,
            "starts_on": date_format(edition.starts_on, "DATE_FORMAT"),
            "ends_on": date_format(edition.ends_on, "DATE_FORMAT"),
        }
