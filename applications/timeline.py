"""The applicant's timeline: what happened, who must act, what comes. Made only of what is released."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .editing import open_request
from .models import Application, InformationRequest, Nomination

Status = Application.Status


@dataclass(frozen=True)
class Step:
    """`state` is done, current, waiting or failed; `actor` says who must act, where somebody must."""

    label: str
    state: str
    moment: datetime | None = None
    note: str = ""
    actor: str = ""


# What apps above add after the outcome: (application) → its steps. They may show released facts only.
Source = Callable[[Application], list[Step]]
sources: list[Source] = []


def steps_of(application: Application) -> list[Step]:
    """The steps of an application, from begun to the outcome. Costs no query where nominations and
    information requests are prefetched (`for_applicant`)."""
    steps = [Step(_("Begun"), "done", application.created_at)]
    if application.status == Status.WITHDRAWN:
        return [*steps, *_submitted(application), Step(_("Withdrawn"), "failed")]
    if application.status == Status.DRAFT:
        return [*steps, *_nominations(application), _to_submit(application), *_to_come()]
    steps += [*_submitted(application), *_nominations(application), *_information(application)]
    if application.status == Status.SUBMITTED:
        return [*steps, _under_review(application), Step(_("Decision"), "waiting", actor=academy())]
    steps.append(Step(_("Under review"), "done"))
    added = [step for source in sources for step in source(application)]
    return [*steps, *(added or [Step(application.get_status_display(), "current")])]


def you() -> str:
    return _("You")


def academy() -> str:
    return _("The Academy")


def _submitted(application: Application) -> list[Step]:
    return [Step(_("Submitted"), "done", application.submitted_at)] if application.submitted_at else []


def _to_submit(application: Application) -> Step:
    note = _("Complete every section and submit before the deadline.")
    if application.extended_until and application.closes_at > application.call.closes_at:
        note = _("The Academy gave you more time: complete every section and submit before this moment.")
    return Step(_("Submit"), "current", application.closes_at, note, you())


def _under_review(application: Application) -> Step:
    if open_request(application):
        return Step(_("Under review"), "waiting", actor=academy())
    note = _("Nothing to do for you now. We will write to you when it is decided.")
    return Step(_("Under review"), "current", None, note, academy())


def _to_come() -> list[Step]:
    return [
        Step(_("Under review"), "waiting", actor=academy()),
        Step(_("Decision"), "waiting", actor=academy()),
    ]


def _nominations(application: Application) -> list[Step]:
    return [_of_nomination(row, application) for row in reversed(application.nominations.all())]


def _of_nomination(nomination: Nomination, application: Application) -> Step:
    words = {"name": nomination.name}
    if nomination.status == Nomination.Status.ENDORSED:
        return Step(_("Nominated by %(name)s") % words, "done", nomination.answered_at)
    if nomination.status == Nomination.Status.DECLINED:
        return Step(
            _("%(name)s declined to nominate") % words,
            "failed",
            nomination.answered_at,
            nomination.decline_reason,
        )
    if nomination.status == Nomination.Status.REVOKED:
        return Step(_("Request to %(name)s taken back") % words, "done", nomination.requested_at)
    if nomination.is_expired:
        return Step(
            _("No answer from %(name)s") % words, "failed", nomination.expires_at, _silence(application)
        )
    note = _("Their link is valid until this moment.")
    return Step(
        _("Nomination asked of %(name)s") % words, "waiting", nomination.expires_at, note, nomination.name
    )


def _silence(application: Application) -> str:
    if application.call.requires_nomination:
        return _(
            "This call requires a nomination: send a new link, name another person or upload the letter."
        )
    return _("Silence does not count against you.")


def _information(application: Application) -> list[Step]:
    return [_of_request(row) for row in reversed(application.information_requests.all())]


def _of_request(request: InformationRequest) -> Step:
    State = InformationRequest.Status
    if request.is_open:
        note = _("Please answer by this moment.")
        return Step(_("The staff ask for information"), "current", request.due_at, note, you())
    if request.status == State.ANSWERED:
        return Step(_("Information sent"), "done", request.answered_at)
    if request.status == State.CANCELLED:
        return Step(_("The staff asked for information and took the request back"), "done", request.asked_at)
    return Step(_("Time to send the information over"), "failed", request.due_at)


TONES = {
    Status.DRAFT: "muted",
    Status.SUBMITTED: "info",
    Status.OFFERED: "warning",
    Status.RESERVE: "info",
    Status.CONFIRMED: "success",
    Status.NOT_SELECTED: "muted",
    Status.DECLINED: "muted",
    Status.EXPIRED: "error",
    Status.WITHDRAWN: "muted",
}


def tone_of(application: Application) -> str:
    """The tone of the application's status tag."""
    return TONES[application.status]
