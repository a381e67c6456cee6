"""The address to which the mail provider reports, by django-anymail, which checks its signature."""

import logging

from anymail import urls as anymail_urls
from anymail.signals import AnymailTrackingEvent, EventType
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from . import reports
from .models import Message, MessageEvent

log = logging.getLogger(__name__)

WHAT = {
    EventType.DELIVERED: MessageEvent.What.DELIVERED,
    EventType.BOUNCED: MessageEvent.What.BOUNCED,
    EventType.REJECTED: MessageEvent.What.BOUNCED,
    EventType.FAILED: MessageEvent.What.BOUNCED,
    EventType.DEFERRED: MessageEvent.What.DELAYED,
    EventType.COMPLAINED: MessageEvent.What.COMPLAINED,
}


@csrf_exempt
def tracking(request: HttpRequest) -> HttpResponse:
    """Reports of the provider named by MAIL_PROVIDER; without one, or one whose reports nothing proves,
    there is no such page."""
    found = next(
        (
            pattern.callback
            for pattern in anymail_urls.urlpatterns
            if settings.MAIL_PROVIDER and pattern.name == f"{settings.MAIL_PROVIDER}_tracking_webhook"
        ),
        None,
    )
    if found is None or not _is_proven(found.view_class):
        raise Http404
    return found(request)


def _is_proven(view: type) -> bool:
    """Whether a report is checked: by the provider's signature, or by our secret in its address."""
    return not view.warn_if_no_basic_auth or bool(settings.ANYMAIL.get("WEBHOOK_SECRET"))


def keep_report(sender, event: AnymailTrackingEvent, esp_name: str, **_options: object) -> None:
    """Find the message that the provider reports on, and keep the report."""
    what = WHAT.get(event.event_type)
    message = _message_of(event) if what else None
    if message is None:
        return
    reason = " ".join(
        str(part) for part in (event.reject_reason, event.description, event.mta_response) if part
    )
    # A delay may come again; that it arrived, came back or was unwelcome is told once, however often.
    known_by = f"{what}:{event.event_id}" if what == MessageEvent.What.DELAYED else what
    reports.record(message=message, what=what, reason=reason, report=f"{esp_name}:{known_by}"[:200])


def _message_of(event: AnymailTrackingEvent) -> Message | None:
    """By the key that we gave it, else by the provider's number for it, else by our Message-ID."""
    key = (event.metadata or {}).get("message", "")
    wanted = [{"pk": key}] if key else []
    if event.message_id:
        wanted += [
            {"provider_id": event.message_id},
            {"message_id": f"<{event.message_id.strip('<>')}>"},
        ]
    for condition in wanted:
        try:
            found = Message.objects.filter(**condition).first()
        except (ValueError, TypeError, ValidationError):  # a key that is none
            continue
        if found:
            return found
    log.warning("The mail provider reports on a message that is not known here.")
    return None
