"""What staff do with single messages: hold, release, put right, cancel, send again. Each act is kept."""

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from .kinds import kinds
from .models import MESSAGE, Attachment, Message, MessageEvent
from .outbox import hand_to_worker
from .refusals import MessageRefused
from .rendering import broken_placeholder, render, unknown_in

What = MessageEvent.What
RESENDABLE = (Message.State.SENT, Message.State.DELIVERED, Message.State.BOUNCED, Message.State.FAILED)


@transaction.atomic
def hold(*, message: Message, by) -> None:
    """Keep it from leaving. Raises TransitionRefused when it has left."""
    MESSAGE.move(message, "hold")
    _keep(message, What.HELD, by)


@transaction.atomic
def release(*, message: Message, by) -> None:
    """Let it leave now."""
    MESSAGE.move(message, "release", due_at=timezone.now())
    _keep(message, What.RELEASED, by)
    transaction.on_commit(lambda: hand_to_worker(message), robust=True)


@transaction.atomic
def cancel(*, message: Message, by, reason: str) -> None:
    """It shall never leave."""
    MESSAGE.move(message, "cancel")
    _keep(message, What.CANCELLED, by, reason=reason)


@transaction.atomic
def retry(*, message: Message, by, reason: str = "") -> None:
    """Try a failed one again, to the same address."""
    MESSAGE.move(message, "retry", attempts=0, due_at=timezone.now())
    _keep(message, What.RETRIED, by, reason=reason)
    transaction.on_commit(lambda: hand_to_worker(message), robust=True)


@transaction.atomic
def edit(*, message: Message, by, subject: str, body: str) -> None:
    """Put the text of a held message right. It may use the placeholders that it was written with.

    Raises MessageRefused when it is not held, is confidential, or names what it was not given.
    """
    locked = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
    if locked.state != Message.State.HELD:
        raise MessageRefused(_("Hold the message first: only a held one can be changed."))
    if locked.is_confidential:
        raise MessageRefused(_("The text of this kind is shown to nobody but its reader."))
    for source in (subject, body):
        wrong = broken_placeholder(source) or ", ".join(sorted(unknown_in(source, locked.context)))
        if wrong:
            raise MessageRefused(_("This is no placeholder of this message: %(text)s") % {"text": wrong})
    rendered = render(
        subject=subject,
        body=body,
        context=locked.context,
        language=locked.language,
        text_language=locked.text_language or locked.language,
    )
    before = f"{locked.subject}\n\n{locked.text_body}"
    Message.objects.filter(pk=locked.pk).update(
        subject=rendered.subject[:300],
        text_body=rendered.text,
        html_body=rendered.html,
        subject_source=subject,
        body_source=body,
    )
    message.refresh_from_db()
    _keep(message, What.EDITED, by, text_before=before)


@transaction.atomic
def resend(*, message: Message, by, reason: str) -> Message:
    """Send the same text again as a message of its own, to the reader's address of today. The first is
    kept as it was. Raises MessageRefused when it has not left, or opens an account."""
    if message.is_confidential:
        raise MessageRefused(_("A link that opens an account or a form is asked for anew, not sent again."))
    Message.objects.select_for_update(no_key=True).get(pk=message.pk)
    message.refresh_from_db()
    if message.state not in RESENDABLE:
        raise MessageRefused(_("It has not left yet."))
    number = message.resent_as.count() + 1
    again = Message.objects.create(
        **{field: getattr(message, field) for field in _COPIED},
        address=message.recipient.email if message.recipient else message.address,
        fact=f"again:{message.pk}:{number}",
        resent_from=message,
    )
    Attachment.objects.bulk_create(
        Attachment(message=again, **{field: getattr(file, field) for field in _FILE})
        for file in message.attachments.all()
    )
    _keep(message, What.RESENT, by, reason=reason)
    transaction.on_commit(lambda: hand_to_worker(again), robust=True)
    return again


_COPIED = (
    "kind", "recipient", "language", "text_language", "subject", "text_body", "html_body",
    "subject_source", "body_source", "context", "about", "reply_to", "topic",
)  # fmt: skip
_FILE = ("name", "content_type", "maker", "argument")


@transaction.atomic
def act_on_all(*, messages: models.QuerySet, act: str, by) -> int:
    """Hold, release or retry each of the messages that is in a state for it; how many."""
    what = {"hold": What.HELD, "release": What.RELEASED, "retry": What.RETRIED}[act]
    sources = MESSAGE.transitions[act].sources
    keys = list(
        messages.order_by("pk")
        .filter(state__in=sources)
        .select_for_update(no_key=True)
        .values_list("pk", flat=True)
    )
    fields = {"attempts": 0} if act == "retry" else {}
    number = MESSAGE.move_all(Message.objects.filter(pk__in=keys), act, **fields)
    MessageEvent.objects.bulk_create(MessageEvent(message_id=key, what=what, by=by) for key in keys)
    return number


def cancel_optional(*, recipient, preference: str) -> int:
    """Cancel what waits for a person who has switched a kind of reminder off; how many."""
    names = [kind.name for kind in kinds.values() if kind.optional == preference]
    return MESSAGE.move_all(Message.objects.filter(recipient=recipient, kind__in=names), "cancel")


def _keep(message: Message, what: str, by, **fields: str) -> None:
    MessageEvent.objects.create(message=message, what=what, by=by, **fields)
