"""Asking somebody to nominate an applicant: request, remind, replace, take back."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from notifications import outbox

from .answering import save_answers
from .checking import LETTER
from .locks import lock_application
from .models import NOMINATION, Application, Nomination, Question
from .posting import nomination_topic, post_nomination_reminder, post_nomination_request
from .refusals import NominationRefused

VALID_FOR = timedelta(days=21)
ONE_DAY = timedelta(days=1)
MOST_REQUESTS_A_DAY = 5  # of one application
MOST_TO_AN_ADDRESS_A_DAY = 30  # of all applications: a federation may nominate many
FIRST_REMINDER_AFTER = timedelta(days=5)
LAST_REMINDER_BEFORE = timedelta(days=3)

CONTACT = {
    "name": "nominator-name",
    "position": "nominator-position",
    "organisation": "nominator-organisation",
    "email": "nominator-email",
}
_Status = Application.Status
NOMINABLE = (_Status.DRAFT, _Status.SUBMITTED, _Status.RESERVE)


def live_nomination(application: Application) -> Nomination | None:
    """The one that is asked or given; an application has at most one. Reads what is prefetched."""
    live = (Nomination.Status.REQUESTED, Nomination.Status.ENDORSED)
    return next((row for row in application.nominations.all() if row.status in live), None)


def contact_of(application: Application) -> dict[str, str]:
    """The nominating person as named in the form, by field of the nomination."""
    values = dict(
        application.answers.filter(
            question__key__in=CONTACT.values(), question__section__call=application.call_id
        ).values_list("question__key", "value")
    )
    return {field: str(values[key]) for field, key in CONTACT.items() if values.get(key)}


def note_in_form(*, application: Application, nomination: Nomination) -> None:
    """Answer a draft's questions about the nominating person with whom was asked, so that nobody types
    it twice."""
    if not application.is_editable:
        return
    fields = {key: field for field, key in CONTACT.items()}
    questions = Question.objects.filter(
        section__call=application.call_id, key__in=fields, retired_at__isnull=True
    )
    save_answers(
        application=application,
        answers={row: value for row in questions if (value := getattr(nomination, fields[row.key]))},
    )


@transaction.atomic
def request(
    *,
    application: Application,
    by: User,
    name: str,
    organisation: str,
    email: str,
    language: str,
    position: str = "",
) -> Nomination:
    """Ask the person by mail, in `language`. A person asked before and silent is replaced: their
    link dies. Raises NominationRefused where nobody can be asked now."""
    application = lock_application(application)
    _check_may_ask(application, email)
    contact = {
        "name": name,
        "position": position,
        "organisation": organisation,
        "email": email.strip(),
        "language": language,
    }
    previous = live_nomination(application)
    if previous and previous.email.casefold() == contact["email"].casefold():
        if not previous.is_expired:
            raise NominationRefused(_("This person is asked already. You can send a reminder."))
        return _ask_anew(previous, contact)
    if previous:
        _revoke(previous)
    nomination = Nomination.objects.create(
        application=application, expires_at=timezone.now() + VALID_FOR, **contact
    )
    post_nomination_request(nomination)
    return nomination


def ask_named_person(*, application: Application, by: User) -> Nomination | None:
    """Ask whom the form names, in the applicant's language, unless somebody was asked before or the
    letter is there; None when nobody can be asked."""
    contact = contact_of(application)
    is_complete = {"name", "organisation", "email"} <= contact.keys()
    has_letter = application.documents.filter(question__key=LETTER).exists()
    if not is_complete or has_letter or application.nominations.exists():
        return None
    try:
        return request(application=application, by=by, language=application.applicant.language, **contact)
    except NominationRefused:
        return None


@transaction.atomic
def renew(*, nomination: Nomination, by: User) -> Nomination:
    """Send a new link in place of one that expired. Raises NominationRefused unless it did."""
    application = lock_application(nomination.application)
    nomination = application.nominations.select_for_update().get(pk=nomination.pk)
    if nomination.status != Nomination.Status.REQUESTED or not nomination.is_expired:
        raise NominationRefused(_("The link is still valid, or the nomination is answered."))
    _check_may_ask(application, nomination.email)
    return _ask_anew(nomination, {})


@transaction.atomic
def remind(*, nomination: Nomination, by: User) -> Nomination:
    """Send the link again, once in a day. Raises NominationRefused when nothing is awaited or the
    person was written to within the day."""
    application = lock_application(nomination.application)
    nomination = application.nominations.select_for_update().get(pk=nomination.pk)
    if not nomination.is_awaited or application.status == Application.Status.WITHDRAWN:
        raise NominationRefused(_("No answer is awaited from this person any more."))
    last = nomination.reminded_at or nomination.requested_at
    if timezone.now() - last < ONE_DAY:
        raise NominationRefused(
            _("We wrote to this person less than a day ago. Please remind them tomorrow.")
        )
    _remind(nomination)
    return nomination


@transaction.atomic
def revoke(*, nomination: Nomination, by: User) -> None:
    """Take the request back: its link dies. Raises TransitionRefused once it is answered."""
    _revoke(nomination)


def remind_due() -> int:
    """Remind by the clock, some days after the request and shortly before the link expires, once
    each; how many."""
    now = timezone.now()
    count = 0
    for nomination in Nomination.objects.awaited().for_lists().order_by("pk"):
        if _is_due_for_reminder(nomination, now) and _still_matters(nomination.application):
            with transaction.atomic():
                _remind(nomination)
            count += 1
    return count


def _is_due_for_reminder(nomination: Nomination, now) -> bool:
    last_call = nomination.expires_at - LAST_REMINDER_BEFORE
    written = nomination.reminded_at or nomination.requested_at
    if now - written < ONE_DAY:
        return False
    if now >= last_call:
        return written < last_call
    return nomination.reminded_at is None and now - nomination.requested_at >= FIRST_REMINDER_AFTER


def _still_matters(application: Application) -> bool:
    return application.status != Application.Status.DRAFT or application.is_editable


def _check_may_ask(application: Application, email: str) -> None:
    if application.status not in NOMINABLE or not _still_matters(application):
        raise NominationRefused(_("Nobody can be asked for a nomination of this application any more."))
    live = live_nomination(application)
    if live and live.status == Nomination.Status.ENDORSED:
        raise NominationRefused(_("You are nominated already."))
    if email.strip().casefold() == application.applicant.email.casefold():
        raise NominationRefused(_("Nobody nominates themselves: name another person’s address."))
    lately = Nomination.objects.filter(requested_at__gt=timezone.now() - ONE_DAY)
    if lately.filter(application=application).count() >= MOST_REQUESTS_A_DAY:
        raise NominationRefused(_("You have asked several people today. Please go on tomorrow."))
    if lately.filter(email__iexact=email.strip()).count() >= MOST_TO_AN_ADDRESS_A_DAY:
        raise NominationRefused(_("We have written to this address many times today. Please try tomorrow."))


def _ask_anew(nomination: Nomination, contact: dict[str, str]) -> Nomination:
    for field, value in contact.items():
        setattr(nomination, field, value)
    nomination.nonce = Nomination._meta.get_field("nonce").get_default()
    nomination.requested_at = timezone.now()
    nomination.expires_at = nomination.requested_at + VALID_FOR
    nomination.reminded_at = None
    nomination.save()
    post_nomination_request(nomination)
    return nomination


def _remind(nomination: Nomination) -> None:
    nomination.reminded_at = timezone.now()
    nomination.save(update_fields=["reminded_at"])
    post_nomination_reminder(nomination)


def _revoke(nomination: Nomination) -> None:
    NOMINATION.move(nomination, "revoke")
    outbox.cancel_unsent(topic=nomination_topic(nomination))
