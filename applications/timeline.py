"""The applicant's timeline: what happened, who must act, what comes. Made only of what is released."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from .models import Application

Status = Application.Status


@dataclass(frozen=True)
class Step:
    """`state` is done, current, waiting or failed."""

    label: str
    state: str
    moment: datetime | None = None
    note: str = ""


# What apps above add after the outcome: (application) → its steps. They may show released facts only.
Source = Callable[[Application], list[Step]]
sources: list[Source] = []


def steps_of(application: Application) -> list[Step]:
    """The steps of an application, from begun to the outcome."""
    steps = [Step(_("Begun"), "done", application.created_at)]
    if application.status == Status.DRAFT:
        note = _("Complete every section and submit before the deadline.")
        return [*steps, Step(_("Submit"), "current", application.call.closes_at, note), *_to_come()]
    if application.submitted_at:
        steps.append(Step(_("Submitted"), "done", application.submitted_at))
    if application.status == Status.SUBMITTED:
        note = _("Nothing to do for you now. We will write to you when it is decided.")
        return [*steps, Step(_("Under review"), "current", None, note), Step(_("Decision"), "waiting")]
    if application.status == Status.WITHDRAWN:
        return [*steps, Step(_("Withdrawn"), "failed")]
    steps.append(Step(_("Under review"), "done"))
    added = [step for source in sources for step in source(application)]
    return [*steps, *(added or [Step(application.get_status_display(), "current")])]


def _to_come() -> list[Step]:
    return [Step(_("Under review"), "waiting"), Step(_("Decision"), "waiting")]


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
