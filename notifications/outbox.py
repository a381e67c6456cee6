"""Writing messages: in the transaction of the fact they tell."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from broker import hand_over

from .attachments import Attached
from .kinds import kinds
from .models import MESSAGE, Attachment, Message, MessageTemplate
from .rendering import render


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
    about: str = "",
    reply_to: str = "",
    texts: dict[str, tuple[str, str]] | None = None,
) -> Message:
    """Write a message in the recipient's language; it leaves after the transaction commits.

    The same fact is told once to an address: a second call returns the first message. The
    `attachments` are made when it leaves. `about` names what it belongs to ("application:KEY"), answers
    go to `reply_to`. `texts`, subject and Markdown by language, stand in for the kind's own. Raises
    KeyError when the text needs what `context` lacks.
    """
    template = MessageTemplate.objects.get(kind=kinds[kind].name)
    subject, body, text_language = text_in(texts or written(template), language)
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
            "subject_source": subject,
            "body_source": body,
            "text_language": text_language,
            "context": {name: str(value) for name, value in context.items()},
            "about": about,
            "reply_to": reply_to,
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
    if is_new and template.is_held:
        MESSAGE.move(message, "hold")
    elif is_new and message.due_at <= timezone.now():
        transaction.on_commit(lambda: hand_to_worker(message), robust=True)
    return message


def cancel_unsent(*, topic: str) -> int:
    """Cancel what was not sent yet on a topic; how many."""
    return MESSAGE.move_all(Message.objects.filter(topic=topic), "cancel")


def written(template: MessageTemplate) -> dict[str, tuple[str, str]]:
    """The texts of a template that are whole, by language."""
    texts = template.texts
    return {
        code: (texts[f"subject_{code}"], texts[f"body_{code}"])
        for code, _name in settings.LANGUAGES
        if code not in template.lacking
    }


def text_in(texts: dict[str, tuple[str, str]], language: str) -> tuple[str, str, str]:
    """Subject and body in the language, else in the first that has them; the language found. Raises
    ValueError when there is none."""
    for code in [language, *(code for code, _name in settings.LANGUAGES)]:
        if code in texts:
            return *texts[code], code
    raise ValueError("The message has no text in any language.")


def hand_to_worker(message: Message) -> None:
    """Tell the worker. When the broker is away nothing is lost: the sweep finds the message."""
    from .tasks import deliver

    hand_over(deliver, str(message.pk))
