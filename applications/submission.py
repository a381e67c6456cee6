"""Submitting: complete, in time, once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle import TransitionRefused

from . import consenting
from .checking import Fault, faults_of, lacks_nomination
from .filled_form import fill, missing
from .locks import lock_application
from .models import APPLICATION, Application, Call, FormSection, Question
from .nominating import ask_named_person
from .posting import post_receipt
from .summary import summary


class CallClosed(Exception):
    """The call takes no applications now. Its text says since when, or from when."""


class Incomplete(Exception):
    """Required answers lack or stored ones are not valid: `missing` lists pairs of section and
    question, `faults` says what is wrong with which answer."""

    def __init__(self, missing_answers: list[tuple[FormSection, Question]], faults: list[Fault]) -> None:
        self.missing = missing_answers
        self.faults = faults
        super().__init__(_("Some required answers are missing or not valid."))


class NominationMissing(Exception):
    """The call requires a nomination, and there is neither an endorsement nor a letter."""

    def __init__(self) -> None:
        super().__init__(_("This call requires a nomination: ask for it, or upload the letter."))


def closed_message(call: Call, closes_at: datetime | None = None) -> str:
    """Why the call takes no application now, with the moment at the venue. `closes_at` is the
    person's own last moment, where an extension was granted."""
    is_early = timezone.now() < call.opens_at
    moment = call.opens_at if is_early else closes_at or call.closes_at
    at_venue = timezone.localtime(moment, call.edition.zone)
    words = {"moment": date_format(at_venue, "DATETIME_FORMAT"), "city": call.edition.venue.city}
    if is_early:
        return _("The call opens on %(moment)s (time in %(city)s).") % words
    return _("The call closed on %(moment)s (time in %(city)s).") % words


@transaction.atomic
def submit(*, application: Application, by: User) -> Application:
    """Submit the draft: answers are copied to its columns, a receipt is posted, and the nominating
    person named in the form is asked unless somebody was.

    Submitting twice sends nothing twice. Raises CallClosed after the deadline by the server's clock,
    Incomplete while required answers lack or are not valid, NominationMissing where the call
    requires one, TransitionRefused for a withdrawn one.
    """
    application = lock_application(application)
    if application.status == Application.Status.SUBMITTED:
        return application
    if not APPLICATION.allows(application, "submit"):
        raise TransitionRefused(_("This application can’t be submitted any more."))
    moment = timezone.now()  # before the check, so that none is dated after the deadline
    if not application.is_editable:
        raise CallClosed(closed_message(application.call, application.closes_at))
    sections = fill(application)
    lacking, faults = list(missing(sections)), faults_of(application, sections)
    if lacking or faults:
        raise Incomplete(lacking, faults)
    if lacks_nomination(application, sections):
        raise NominationMissing
    APPLICATION.move(
        application,
        "submit",
        submitted_at=moment,
        revision=application.revision + 1,
        form_revision=application.call.form_revision,
        **summary(application, sections),
    )
    consenting.record(application, sections)
    post_receipt(application)
    ask_named_person(application=application, by=by)
    return application
