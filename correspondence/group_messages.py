"""A message to many: written, proposed, approved by a second person, sent."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application
from notifications import outbox
from notifications.rendering import broken_placeholder, unknown_placeholders
from progress.models import Job
from progress.running import start
from sessions_app.models import Participation

from . import rules
from .messages import GROUP_MESSAGE_KIND
from .models import GROUP_MESSAGE, GroupMessage
from .recipients import context_for, count, label_of, person_of, rows_of
from .refusals import GroupMessageRefused, RecipientRefused

JOB_KIND = "group-message"


def texts_of(message: GroupMessage) -> dict[str, tuple[str, str]]:
    """Subject and text in each language that has both."""
    found = {}
    for code, _name in settings.LANGUAGES:
        subject, body = getattr(message, f"subject_{code}"), getattr(message, f"body_{code}")
        if subject and body:
            found[code] = (subject, body)
    return found


def faults_of(message: GroupMessage) -> dict[str, str]:
    """What is wrong in its texts, by field."""
    faults = {}
    for code, name in settings.LANGUAGES:
        for part in ("subject", "body"):
            source = getattr(message, f"{part}_{code}") or ""
            unknown = unknown_placeholders(source, GROUP_MESSAGE_KIND)
            if wrong := ", ".join(sorted(unknown)) or broken_placeholder(source):
                faults[f"{part}_{code}"] = _("Unknown placeholders: %(names)s") % {"names": wrong}
        other = {"subject": "body", "body": "subject"}
        for part in ("subject", "body"):
            if getattr(message, f"{part}_{code}") and not getattr(message, f"{other[part]}_{code}"):
                faults[f"{other[part]}_{code}"] = _("Write both in %(language)s, or neither.") % {
                    "language": name
                }
    return faults


@transaction.atomic
def save(*, message: GroupMessage, by: User) -> GroupMessage:
    """Keep a draft; who changed it last counts as its author. Raises GroupMessageRefused once it is
    proposed."""
    if message.pk:
        locked = GroupMessage.objects.select_for_update(no_key=True).get(pk=message.pk)
        if locked.status != GroupMessage.Status.DRAFT:
            raise GroupMessageRefused(_("Only a draft can be changed."))
    message.written_by = by
    message.save()
    return message


@transaction.atomic
def propose(*, message: GroupMessage, by: User) -> None:
    """Ask a second person to send it. Raises GroupMessageRefused without a text or a reader."""
    if not texts_of(message):
        raise GroupMessageRefused(_("Write subject and text in one language at least."))
    if faults_of(message):
        raise GroupMessageRefused(_("Its text has faults: change it first."))
    if not count(message).number:
        raise GroupMessageRefused(_("Nobody matches: the message would reach no one."))
    GROUP_MESSAGE.move(message, "propose", note="")


@transaction.atomic
def send_back(*, message: GroupMessage, by: User, reason: str) -> None:
    """To be changed, with the reason."""
    GROUP_MESSAGE.move(message, "send_back", note=reason)


@transaction.atomic
def discard(*, message: GroupMessage, by: User) -> None:
    GROUP_MESSAGE.move(message, "discard")


@transaction.atomic
def approve(*, message: GroupMessage, by: User, seen: int) -> Job:
    """Send it to everybody who matches now. `seen` is the number that the approver was shown.

    Raises GroupMessageRefused when the number is another now, or the approver wrote it.
    """
    message = GroupMessage.objects.select_for_update(no_key=True, of=("self",)).get(pk=message.pk)
    if not rules.can_approve(by, message):
        raise GroupMessageRefused(_("Another person approves it than who wrote it."))
    items = [(str(row.pk), label_of(row)) for row in rows_of(message).iterator(chunk_size=1000)]
    if len(items) != seen:
        raise GroupMessageRefused(
            _("It would reach %(now)d people now, not %(seen)d: please look again.")
            % {"now": len(items), "seen": seen}
        )
    GROUP_MESSAGE.move(message, "approve", approved_by=by, approved_at=timezone.now())
    job = start(
        kind=JOB_KIND,
        title=_("Message to many: %(subject)s") % {"subject": message},
        by=by,
        items=items,
        arguments={"message": message.pk},
        result=reverse("admin:correspondence_group_message", args=[message.pk]),
    )
    GroupMessage.objects.filter(pk=message.pk).update(job=job)
    return job


def post_to_one(job: Job, key: str) -> None:
    """Write one recipient's message. Raises RecipientRefused for who cannot be written to any more."""
    message = GroupMessage.objects.select_related("edition").get(pk=job.arguments["message"])
    if message.audience == GroupMessage.Audience.PARTICIPANTS:
        row = Participation.objects.select_related("person", "edition__venue").filter(pk=key).first()
    else:
        row = Application.objects.for_lists().filter(pk=key).first()
    person = person_of(row) if row else None
    if person is None or not person.is_active:
        raise RecipientRefused(_("The account is closed."))
    outbox.post(
        kind=GROUP_MESSAGE_KIND.name,
        address=person.email,
        recipient=person,
        language=person.language,
        context=context_for(row, person.language),
        fact=f"group-message:{message.pk}:{person.pk}",
        topic=topic_of(message),
        about=f"application:{row.pk}" if isinstance(row, Application) else f"participation:{row.pk}",
        reply_to=message.edition.contact_email,
        texts=texts_of(message),
    )


def topic_of(message: GroupMessage) -> str:
    return f"group-message:{message.pk}"


def note_end(job: Job) -> None:
    """When the work is stopped half way, what it has written and not sent yet does not leave either."""
    if job.state == Job.State.CANCELLED:
        outbox.cancel_unsent(topic=f"group-message:{job.arguments['message']}")
