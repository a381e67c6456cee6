"""Writing messages: in the transaction of the fact they tell."""

import logging
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .attachments import Attached
from .kinds import kinds
from .models import MESSAGE, Attachment, Message, MessageTemplate
from .rendering import render

log = logging.getLogger(__name__)


def post(
    *,
    kind: str,
    address: str,
    language: str,
    context: dict,
    fact: str,
    recipient=None,
    topic: str = "",
    due_at: datetime | None = None,
    attachments: Iterable[Attached] = (),
) -> Message:
    """Write a message in the recipient's language; it leaves after the transaction commits.

    The same fact is told once to an address: a second call returns the first message. The
    `attachments` are made when it leaves. Raises KeyError when the text needs what `context` lacks.
    """
    template = MessageTemplate.objects.get(kind=kinds[kind].name)
    subject, body, text_language = _text_in(template, language)
    rendered = render(
        subject=subject, body=body, context=context, language=language, text_language=text_language
    )
    message, is_new = Message.objects.get_or_create(
        fact=fact,
        address=address,
        defaults={
            "kind": kind,
            "recipient": recipient,
            "language": language,
            "subject": rendered.subject[:300],
            "text_body": rendered.text,
            "html_body": rendered.html,
            "topic": topic,
            "due_at": due_at or timezone.now(),
        },
    )
    if is_new:
        Attachment.objects.bulk_create(
            Attachment(
                message=message,
                name=file.name,
                content_type=file.content_type,
                maker=file.maker,
                argument=file.argument,
            )
            for file in attachments
        )
    if is_new and message.due_at <= timezone.now():
        transaction.on_commit(lambda: _hand_to_worker(message), robust=True)
    return message


def cancel_unsent(*, topic: str) -> int:
    """Cancel what was not sent yet on a topic; how many."""
    return MESSAGE.move_all(Message.objects.filter(topic=topic), "cancel")


def _text_in(template: MessageTemplate, language: str) -> tuple[str, str, str]:
    """Subject and body in the language, else in the first that has them; the language found."""
    codes = [language, *(code for code, _name in settings.LANGUAGES if code != language)]
    for code in codes:
        subject, body = getattr(template, f"subject_{code}", ""), getattr(template, f"body_{code}", "")
        if subject and body:
            return subject, body, code
    raise ValueError(f"The message “{template.kind}” has no text in any language.")


def _hand_to_worker(message: Message) -> None:
    """Tell the worker. When the broker is away nothing is lost: the sweep finds the message."""
    from .tasks import deliver

    try:
        deliver.apply_async([str(message.pk)], retry=False)
    except Exception as failure:  # whatever the broker's client raises
        log.warning(
            "The broker did not take message %s (%s); the sweep will.", message.pk, type(failure).__name__
        )
