"""Submitting: complete, in time, once."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle import TransitionRefused
from notifications import outbox
from sessions_app.countries import region_of

from .filled_form import FilledSection, fill, missing
from .messages import APPLICATION_RECEIVED
from .models import APPLICATION, Application, Call, FormSection, Question


class CallClosed(Exception):
    """The call takes no applications now. Its text says since when, or from when."""


class Incomplete(Exception):
    """Required answers lack: `missing` lists pairs of section and question."""

    def __init__(self, missing_answers: list[tuple[FormSection, Question]]) -> None:
        self.missing = missing_answers
        super().__init__(_("Some required answers are missing."))


def closed_message(call: Call) -> str:
    """Why the call takes no application now, with the moment at the venue."""
    is_early = timezone.now() < call.opens_at
    at_venue = timezone.localtime(call.opens_at if is_early else call.closes_at, call.edition.zone)
    words = {"moment": date_format(at_venue, "DATETIME_FORMAT"), "city": call.edition.venue.city}
    if is_early:
        return _("The call opens on %(moment)s (time in %(city)s).") % words
    return _("The call closed on %(moment)s (time in %(city)s).") % words


@transaction.atomic
def submit(*, application: Application, by: User) -> Application:
    """Submit the draft: answers are copied to its columns, a receipt is posted.

    Submitting twice sends nothing twice. Raises CallClosed after the deadline by the server's clock,
    Incomplete while required answers lack, TransitionRefused for a withdrawn one.
    """
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("call__edition__venue", "applicant")
        .get(pk=application.pk)
    )
    if application.status == Application.Status.SUBMITTED:
        return application
    if not APPLICATION.allows(application, "submit"):
        raise TransitionRefused(_("This application can’t be submitted any more."))
    if not application.call.is_open:
        raise CallClosed(closed_message(application.call))
    sections = fill(application)
    if lacking := list(missing(sections)):
        raise Incomplete(lacking)
    APPLICATION.move(
        application,
        "submit",
        submitted_at=timezone.now(),
        revision=application.revision + 1,
        form_revision=application.call.form_revision,
        **summary(application, sections),
    )
    _post_receipt(application)
    return application


def summary(application: Application, sections: list[FilledSection]) -> dict[str, object]:
    """The columns of the application that repeat answers, with the region of its country."""
    columns = {
        filled.question.maps_to: filled.value or ""
        for section in sections
        for filled in section.questions
        if filled.question.maps_to and filled.is_asked
    }
    language = columns.pop("track", "")
    tracks = {track.language: track for track in application.call.edition.tracks.all()}
    return {
        **{
            name: str(value)[: Application._meta.get_field(name).max_length]
            for name, value in columns.items()
        },
        "track": tracks.get(language),
        "region": region_of(str(columns.get("country", ""))) or "",
    }


def _post_receipt(application: Application) -> None:
    person = application.applicant
    with translation.override(person.language):
        context = {
            "name": application.name,
            "reference": application.reference,
            "edition": str(application.call.edition),
            "submitted": date_format(
                timezone.localtime(application.submitted_at, application.call.edition.zone), "DATETIME_FORMAT"
            ),
            "city": application.call.edition.venue.city,
            "link": settings.PORTAL_URL + reverse("application", kwargs={"pk": application.pk}),
        }
    outbox.post(
        kind=APPLICATION_RECEIVED.name,
        address=person.email,
        recipient=person,
        language=person.language,
        context=context,
        fact=f"application:{application.pk}:submitted:{application.revision}",
    )
