"""Messages to people, and what became of them."""

import re

from django.db.models import Q

from privacy import declare
from privacy.purposes import MESSAGES, OFFICE
from privacy.retention import rules as retention_rules

from . import retention
from .kinds import kinds
from .models import Attachment, KeptMail, Message, MessageEvent, MessageTemplate, SentSecond, TemplateRevision


def _to_the_person(found) -> Q:
    """By account, by address, and whatever anybody was written about one of the person's things."""
    wanted = Q(recipient__in=found.people) | Q(about__in=found.keys())
    for address in found.addresses:
        wanted |= Q(address__iexact=address)
    return wanted


def _kept_instead_of_sent(found) -> Q:
    wanted = Q(message_id__in=Message.objects.filter(pk__in=found.of(Message)).values("message_id"))
    for address in found.addresses:
        # Among others, and never as the end of somebody else's longer address.
        wanted |= Q(address__iregex=rf"(^|[\s,<]){re.escape(address)}($|[\s,>])")
    return wanted


declare(
    Message,
    MESSAGES,
    also=_to_the_person,
    about="recipient",
    # What opens an account or a form is shown to nobody again.
    told=lambda: ~Q(kind__in=[name for name, kind in kinds.items() if kind.confidential]),
    hidden="context subject_source body_source html_body provider_id message_id last_error fact topic about",
    goes=True,
    erased="recipient address language subject text_body html_body subject_source body_source text_language context "
    "reply_to provider_id message_id last_error fact about topic",
    impersonal="kind state due_at claimed_at handed_over_at sent_at attempts may_be_double created_at",
)
declare(
    Attachment,
    MESSAGES,
    also=lambda found: Q(message__in=found.of(Message)),
    goes=True,
    erased="name argument",
    impersonal="content_type maker",
)
declare(
    MessageEvent,
    MESSAGES,
    also=lambda found: Q(message__in=found.of(Message)),
    goes=True,
    erased="reason text_before provider_event",
    impersonal="what at",
)
declare(MessageEvent, OFFICE, office="by")
declare(
    KeptMail,
    MESSAGES,
    also=_kept_instead_of_sent,
    goes=True,
    erased="message_id address subject text html attachments",
    impersonal="kept_at",
)
declare(SentSecond, impersonal="second number")
declare(MessageTemplate, impersonal="kind subject body is_held")
declare(TemplateRevision, OFFICE, office="made_by", impersonal="texts made_at")

retention_rules += retention.RULES
