"""Sending what is due, each message once.

A message is claimed by one worker, which holds a database lock on it (released by the server when
the worker dies), notes the moment just before the mail server gets it, and marks it sent. What a
dead worker left behind is known by its free lock: not handed over yet, it simply goes again; handed
over without an answer, nobody can know, so it goes again with the same Message-ID and is marked.
"""

import logging
import random
import smtplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import connection, transaction
from django.utils import timezone

from .models import MESSAGE, Attachment, Message

log = logging.getLogger(__name__)

BATCH = 50
MOST_ATTEMPTS = 20  # over two days
PATIENCE = 3  # attempts after which a message leaves without an attachment that can't be made
LONGEST_WAIT = timedelta(hours=6)
LOCK_SPACE = 0x0B0C  # keeps our advisory locks apart from other uses


class AttachmentNotMade(Exception):
    """A message waits for its attachment. The text names file and failure."""


def deliver_due(*, limit: int = 1000) -> int:
    """Send everything that is due, in batches over one connection each; how many left."""
    sent = 0
    while sent < limit:
        delivered = deliver(Message.objects.due().values_list("pk", flat=True)[:BATCH])
        sent += delivered
        if not delivered:
            break  # nothing is due, others are at it, or the mail server is away
    return sent


def deliver(ids: Iterable[UUID]) -> int:
    """Send those of the messages that are due; how many left."""
    sent, mail = 0, get_connection()
    try:
        for pk in Message.objects.due().filter(pk__in=list(ids)).values_list("pk", flat=True):
            if not _answers(mail, pk):
                break
            with _claimed(pk) as message:
                if message and _send(message, mail):
                    sent += 1
    finally:
        _hang_up(mail)
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
            _again(message, "The worker died.", wait=timedelta(0), unsure=unsure)
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


def _answers(mail, pk: UUID) -> bool:
    """Whether there is a line to the mail server. It is opened before the message is claimed: a server
    that is away costs the message neither an attempt nor a doubt, and the sweep tries again."""
    try:
        mail.open()
    except OSError as failure:
        log.warning("The mail server is away: %s", failure)
        Message.objects.filter(pk=pk).update(last_error=str(failure))
        return False
    return True


def _hang_up(mail) -> None:
    with suppress(OSError):
        mail.close()


def _send(message: Message, mail) -> bool:
    """Hand one claimed message over; True when the server took it."""
    try:
        letter = as_mail(message, mail)
        letter.message()
    except AttachmentNotMade as failure:
        _again(message, failure, wait=_wait(message), unsure=False)
        return False
    except ValueError as fault:  # no later attempt could build it either
        MESSAGE.move(message, "fail", last_error=str(fault))
        return False
    Message.objects.filter(pk=message.pk).update(handed_over_at=timezone.now())
    try:
        mail.send_messages([letter])
    except Exception as failure:  # of smtplib, or of a provider's client
        _hang_up(mail)  # what the line is worth now is unknown
        _account_for(message, failure)
        return False
    MESSAGE.move(message, "deliver", sent_at=timezone.now(), last_error="")
    return True


def as_mail(message: Message, mail=None) -> EmailMultiAlternatives:
    """The mail as it is handed over: text and HTML, its attachments, our Message-ID. Raises
    AttachmentNotMade."""
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
    message says matters more."""
    try:
        letter.attach(attachment.name, attachment.content(), attachment.content_type)
    except Exception as failure:  # whatever its maker raises
        if message.attempts < PATIENCE:
            raise AttachmentNotMade(f"{attachment.name}: {type(failure).__name__}") from failure
        log.exception("Message %s leaves without its attachment %s", message.pk, attachment.name)


def _account_for(message: Message, failure: Exception) -> None:
    """What becomes of a message that the server did not take: refused for good, or tried again."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        code, answer = next(iter(failure.recipients.values()))
        failure = smtplib.SMTPResponseException(code, answer)
    if isinstance(failure, smtplib.SMTPNotSupportedError | UnicodeError):
        MESSAGE.move(message, "fail", last_error=str(failure), handed_over_at=None)
    elif not isinstance(failure, smtplib.SMTPResponseException):  # the line broke before the answer
        _again(message, failure, wait=_wait(message), unsure=not _knows_doubles())
    elif failure.smtp_code < 500:
        _again(message, _words(failure), wait=_wait(message), unsure=False)
    else:
        MESSAGE.move(message, "fail", last_error=_words(failure), handed_over_at=None)


def _words(answer: smtplib.SMTPResponseException) -> str:
    text = answer.smtp_error
    return f"{answer.smtp_code} {text.decode(errors='replace') if isinstance(text, bytes) else text}"


def _wait(message: Message) -> timedelta:
    """Twice as long after each attempt, up to some hours; spread, so that not all come back at once."""
    wait = min(timedelta(seconds=5 * 2**message.attempts), LONGEST_WAIT)
    return wait * random.uniform(0.8, 1.2)  # noqa: S311  guards nothing


def _again(message: Message, reason: object, *, wait: timedelta, unsure: bool) -> None:
    """Put the message back for another attempt; after the last one it has failed."""
    log.warning("Message %s did not leave: %s", message.pk, type(reason).__name__)
    fields = {"last_error": str(reason), "may_be_double": message.may_be_double or unsure}
    if message.attempts >= MOST_ATTEMPTS:
        MESSAGE.move(message, "fail", **fields)
    else:
        MESSAGE.move(message, "put_back", due_at=timezone.now() + wait, handed_over_at=None, **fields)


def _knows_doubles() -> bool:
    """Whether handing over the same Message-ID twice keeps one mail: so the mailroom does."""
    return settings.EMAIL_BACKEND == "notifications.mailroom.MailroomBackend"
