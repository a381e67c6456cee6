"""Sending what is due, each message once.

A message is claimed by one worker, which holds a database lock on it (released by the server when
the worker dies), notes the moment just before the mail server gets it, and marks it sent. What a
dead worker left behind is known by its free lock: not handed over yet, it simply goes again; handed
over without an answer, nobody can know, so it goes again with the same Message-ID and is marked. An
answer that the database was not there to hear is kept in a file (`journal.py`).
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
from django.db import Error as DatabaseFailure
from django.db import transaction
from django.utils import timezone

from lifecycle import claimed

from . import journal
from .answers import Answer, answer_in
from .kinds import kinds
from .letters import PATIENCE, AttachmentNotMade, as_mail
from .models import MESSAGE, Message
from .pace import takes_a_place
from .reports import settle
from .signals import address_refused

__all__ = ["BATCH", "MESSAGE", "MOST_ATTEMPTS", "PATIENCE", "as_mail", "deliver", "deliver_due", "recover"]

log = logging.getLogger(__name__)

BATCH = 50
MOST_ATTEMPTS = 20  # over two days
LONGEST_WAIT = timedelta(hours=6)
LOCK_SPACE = 0x0B0C  # keeps our advisory locks apart from other uses


def deliver_due(*, limit: int = 20_000) -> int:
    """Send everything that is due, in batches over one connection each; how many left. In each batch
    what somebody waits for at the screen goes first: a link to confirm an address."""
    sent = 0
    urgent = [kind.name for kind in kinds.values() if kind.confidential]
    while sent < limit:
        due = Message.objects.due().values_list("pk", flat=True)
        first = list(due.filter(kind__in=urgent)[:BATCH])
        delivered = deliver([*first, *due.exclude(kind__in=urgent)[: BATCH - len(first)]])
        sent += delivered
        if not delivered:
            break  # nothing is due, others are at it, or the mail server is away
    return sent


def deliver(ids: Iterable[UUID]) -> int:
    """Send those of the messages that are due, in the order given; how many left."""
    wanted = list(ids)
    due = set(Message.objects.due().filter(pk__in=wanted).values_list("pk", flat=True))
    sent, mail = 0, _line()
    try:
        for pk in filter(due.__contains__, wanted):
            if not _answers(mail, pk) or not takes_a_place():
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
        with claimed(LOCK_SPACE, pk) as is_ours:
            if not is_ours:
                continue  # its worker lives
            message = Message.objects.get(pk=pk)
            if message.state != Message.State.SENDING:
                continue
            _take_up(message)
            count += 1
    return count


def _take_up(message: Message) -> None:
    """Settle what a dead worker had in hand: by the answer that it kept, else by how far it came."""
    answer = journal.answer_to(message.pk)
    if answer == journal.TAKEN:
        _note_taken(message)
        return
    unsure = message.handed_over_at is not None and not answer and not _knows_doubles()
    _again(message, "The worker died.", wait=timedelta(0), unsure=unsure)
    journal.forget(message.pk)


@contextmanager
def _claimed(pk: UUID) -> Iterator[Message | None]:
    """The message in state “sending”, ours alone; None when it is not due or another has it."""
    with claimed(LOCK_SPACE, pk) as is_ours:
        if not is_ours:
            yield None
            return
        with transaction.atomic():
            message = Message.objects.due().filter(pk=pk).select_for_update(skip_locked=True).first()
            if message:
                MESSAGE.move(message, "claim", claimed_at=timezone.now(), attempts=message.attempts + 1)
        yield message


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


def _line():
    """The way to the mail server; over SMTP, one that tells when the content goes out."""
    is_smtp = settings.EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
    return get_connection("notifications.smtp.SteppedBackend" if is_smtp else None)


def _hang_up(mail) -> None:
    with suppress(OSError):
        mail.close()


def _send(message: Message, mail) -> bool:
    """Hand one claimed message over; True when the server took it."""
    if journal.answer_to(message.pk) == journal.TAKEN:  # by an attempt that could not say so
        _note_taken(message)
        return True
    journal.forget(message.pk)  # of this attempt nothing is known yet
    try:
        letter = as_mail(message, mail)
        letter.message()
    except AttachmentNotMade as failure:
        _again(message, failure, wait=_wait(message), unsure=False)
        return False
    except ValueError as fault:  # no later attempt could build it either
        MESSAGE.move(message, "fail", last_error=str(fault))
        return False
    try:
        _hand_over(message, letter, mail)
    except Exception as failure:  # of smtplib, of a provider's client, of the database
        _hang_up(mail)  # what the line is worth now is unknown
        if isinstance(failure, DatabaseFailure):  # before the content left
            journal.note(message.pk, journal.NOT_TAKEN)
            raise
        _account_for(message, failure)
        return False
    _note_taken(message, letter)
    return True


def _hand_over(message: Message, letter: EmailMultiAlternatives, mail) -> None:
    """Send it, noting the moment from which on it may have been taken."""

    def note() -> None:
        now = timezone.now()
        Message.objects.filter(pk=message.pk).update(handed_over_at=now)
        message.handed_over_at = now

    line = getattr(mail, "connection", None)
    if hasattr(line, "before_content"):
        line.before_content = note
    else:
        note()
    mail.send_messages([letter])


def _note_taken(message: Message, letter: EmailMultiAlternatives | None = None) -> None:
    provider_id = getattr(getattr(letter, "anymail_status", None), "message_id", None)
    with _answered(message, journal.TAKEN):
        MESSAGE.move(
            message,
            "deliver",
            sent_at=timezone.now(),
            last_error="",
            provider_id=provider_id if isinstance(provider_id, str) else "",
        )
    journal.forget(message.pk)
    if provider_id:
        settle(message)  # a report may have been quicker


@contextmanager
def _answered(message: Message, verdict: str) -> Iterator[None]:
    """Enter what the server answered; when the database dies meanwhile the answer is kept in a file."""
    try:
        yield
    except DatabaseFailure:
        journal.note(message.pk, verdict)
        raise


def _account_for(message: Message, failure: Exception) -> None:
    """What becomes of a message that the server did not take: refused for good, or tried again."""
    if answer := answer_in(failure):
        with _answered(message, journal.NOT_TAKEN):
            _accept_answer(message, answer)
    elif isinstance(failure, smtplib.SMTPNotSupportedError | UnicodeError):
        MESSAGE.move(message, "fail", last_error=str(failure), handed_over_at=None)
    else:  # the line broke: after the content had begun to leave, nobody knows
        unsure = message.handed_over_at is not None and not _knows_doubles()
        _again(message, failure, wait=_wait(message), unsure=unsure)


def _accept_answer(message: Message, answer: Answer) -> None:
    """The server has answered, so nothing is in doubt: later (4xx), or never (5xx)."""
    if answer.code < 500:
        _again(message, answer.text, wait=_wait(message), unsure=False)
        return
    MESSAGE.move(message, "fail", last_error=answer.text, handed_over_at=None)
    if answer.is_of_address:
        address_refused.send(sender=Message, message=message)


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
