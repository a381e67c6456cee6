"""Sending what is due, each message once.

A message is claimed by one worker, which holds a database lock on it (released by the server when
the worker dies), notes the moment just before the mail server gets it, and marks it sent. What a
dead worker left behind is known by its free lock: not handed over yet, it simply goes again; handed
over without an answer, nobody can know, so it goes again with the same Message-ID and is marked.
"""

import logging
import random
import smtplib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connection, transaction
from django.utils import timezone

from .models import MESSAGE, Attachment, Message

log = logging.getLogger(__name__)

BATCH = 50
MOST_ATTEMPTS = 12
PATIENCE = 3  # attempts after which a message leaves without an attachment that can't be made
LONGEST_WAIT = timedelta(hours=6)
LOCK_SPACE = 0x0B0C  # keeps our advisory locks apart from other uses


def deliver_due(*, limit: int = 1000) -> int:
    """Send everything that is due, in batches over one connection each; how many left."""
    sent = 0
    while sent < limit:
        ids = list(Message.objects.due().values_list("pk", flat=True)[:BATCH])
        if not ids:
            break
        delivered = deliver(ids)
        sent += delivered
        if not delivered:
            break  # others are at it, or the mail server is away
    return sent


def deliver(ids: list[UUID]) -> int:
    """Send those of the messages that are due; how many left."""
    sent, mail = 0, get_connection()
    for pk in ids:
        with _claimed(pk) as message:
            if message and _send(message, mail):
                sent += 1
    mail.close()
    return sent


def recover() -> int:
    """Put back what dead workers left in hand; how many."""
    count = 0
    for pk in Message.objects.filter(state=Message.State.SENDING).values_list("pk", flat=True):
        with _locked(pk) as is_ours:
            if not is_ours:
                continue  # its worker lives
            message = Message.objects.get(pk=pk)
            if message.state != Message.State.SENDING:
                continue
            unsure = message.handed_over_at is not None and not _knows_doubles()
            MESSAGE.move(
                message, "put_back", handed_over_at=None, may_be_double=message.may_be_double or unsure
            )
            count += 1
    return count


@contextmanager
def _claimed(pk: UUID) -> Iterator[Message | None]:
    """The message in state “sending”, ours alone; None when it is not due or another has it."""
    with _locked(pk) as is_ours:
        if not is_ours:
            yield None
            return
        with transaction.atomic():
            message = Message.objects.due().filter(pk=pk).select_for_update(skip_locked=True).first()
            if message:
                MESSAGE.move(message, "claim", claimed_at=timezone.now(), attempts=message.attempts + 1)
        yield message


@contextmanager
def _locked(pk: UUID) -> Iterator[bool]:
    """Whether this session got the advisory lock of the message, held inside the block."""
    key = pk.int & 0x7FFFFFFF
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCK_SPACE, key])
        is_ours = cursor.fetchone()[0]
    try:
        yield is_ours
    finally:
        if is_ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCK_SPACE, key])


def _send(message: Message, mail) -> bool:
    """Hand one claimed message over; True when the server took it."""
    try:
        mail.open()  # before the hand-over is noted: a server that is away leaves no doubt
    except OSError as failure:
        _put_back(message, failure, unsure=False)
        return False
    try:
        letter = as_mail(message, mail)
    except Exception as failure:  # whatever the maker of an attachment raises
        _put_back(message, f"{type(failure).__name__}: {failure}", unsure=False)
        return False
    Message.objects.filter(pk=message.pk).update(handed_over_at=timezone.now())
    try:
        mail.send_messages([letter])
    except smtplib.SMTPRecipientsRefused as refused:
        code, answer = next(iter(refused.recipients.values()))
        return _refused(message, code, answer)
    except smtplib.SMTPResponseException as refused:
        return _refused(message, refused.smtp_code, refused.smtp_error)
    except OSError as failure:  # the line broke before the answer
        _put_back(message, failure, unsure=not _knows_doubles())
        mail.close()
        return False
    MESSAGE.move(message, "deliver", sent_at=timezone.now(), last_error="")
    return True


def as_mail(message: Message, mail=None) -> EmailMultiAlternatives:
    """The mail as it is handed over: text and HTML, its attachments, our Message-ID."""
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text_body,
        to=[message.address],
        connection=mail,
        reply_to=[settings.REPLY_TO] if settings.REPLY_TO else None,
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
    )
    letter.attach_alternative(message.html_body, "text/html")
    for attachment in message.attachments.all():
        _attach(letter, attachment, message)
    return letter


def _attach(letter: EmailMultiAlternatives, attachment: Attachment, message: Message) -> None:
    """Make the file. One that can't be made holds the message back a while, not for ever: what the
    message says matters more. Raises what the maker raises."""
    try:
        letter.attach(attachment.name, attachment.content(), attachment.content_type)
    except Exception:
        if message.attempts < PATIENCE:
            raise
        log.exception("Message %s leaves without its attachment %s", message.pk, attachment.pk)


def _refused(message: Message, code: int, answer: bytes | str) -> bool:
    reason = f"{code} {answer.decode(errors='replace') if isinstance(answer, bytes) else answer}"
    if code >= 500:
        MESSAGE.move(message, "fail", last_error=reason, handed_over_at=None)
    else:
        _put_back(message, reason, unsure=False)
    return False


def _put_back(message: Message, reason: object, *, unsure: bool) -> None:
    """Try again later, each time after a longer wait; give up after the last attempt."""
    log.warning("Message %s did not leave: %s", message.pk, type(reason).__name__)
    if message.attempts >= MOST_ATTEMPTS:
        MESSAGE.move(message, "fail", last_error=str(reason))
        return
    wait = min(timedelta(seconds=5 * 2**message.attempts), LONGEST_WAIT)
    wait *= random.uniform(0.8, 1.2)  # noqa: S311  spreads the load, guards nothing
    MESSAGE.move(
        message,
        "put_back",
        due_at=timezone.now() + wait,
        last_error=str(reason),
        handed_over_at=None,
        may_be_double=message.may_be_double or unsure,
    )


def _knows_doubles() -> bool:
    """Whether handing over the same Message-ID twice keeps one mail: so the mailroom does."""
    return settings.EMAIL_BACKEND == "notifications.mailroom.MailroomBackend"
