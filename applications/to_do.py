"""What is to do for an application: by whom, where, until when."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .checking import has_letter
from .editing import open_request
from .filled_form import FilledSection, missing
from .models import Application, Nomination
from .nominating import CONTACT, live_nomination
from .timeline import academy, you

Status = Application.Status


@dataclass(frozen=True)
class Task:
    """`actor` is who must act; `address` leads there when that is the applicant."""

    label: str
    actor: str
    address: str = ""
    until: datetime | None = None
    is_yours: bool = True


def tasks_of(application: Application, sections: list[FilledSection]) -> list[Task]:
    """The applicant's own tasks first, then what others have to do. Costs no query where nominations
    and information requests are prefetched (`for_applicant`); `sections` is needed of a draft only."""
    if application.status == Status.DRAFT:
        tasks = _of_draft(application, sections)
    elif application.status in (Status.SUBMITTED, Status.RESERVE):
        tasks = [*_information(application), *_nomination(application), _decision()]
    elif application.status == Status.OFFERED:
        address = reverse("offer", kwargs={"pk": application.pk})
        tasks = [*_information(application), Task(_("Answer the offer of a place"), you(), address)]
    else:
        tasks = _information(application)
    return sorted(tasks, key=lambda task: not task.is_yours)


def _of_draft(application: Application, sections: list[FilledSection]) -> list[Task]:
    if not application.is_editable:
        return []
    return [
        *(_nomination(application) or _first_nomination(application, sections)),
        _to_submit(application, sections),
    ]


def _to_submit(application: Application, sections: list[FilledSection]) -> Task:
    number = len(list(missing(sections)))
    address = reverse("application-review", kwargs={"pk": application.pk})
    label = _("Read it once more and submit it")
    if number:
        address = application.get_absolute_url()
        label = ngettext(
            "%(number)d answer to give or correct", "%(number)d answers to give or correct", number
        )
        label %= {"number": number}
    return Task(label, you(), address, application.closes_at)


def _nomination(application: Application) -> list[Task]:
    """What follows from the request made last."""
    latest = live_nomination(application) or next(iter(application.nominations.all()), None)
    address = reverse("application-nomination", kwargs={"pk": application.pk})
    if latest is None or latest.status in (Nomination.Status.ENDORSED, Nomination.Status.REVOKED):
        return []
    words = {"name": latest.name}
    if latest.is_awaited:
        label = _("Answer the request for a nomination")
        return [Task(label, latest.name, address, latest.expires_at, is_yours=False)]
    if latest.status == Nomination.Status.DECLINED:
        return [Task(_("%(name)s declined to nominate you: name another person") % words, you(), address)]
    label = _("%(name)s has not answered: send a new link, or name another person") % words
    return [Task(label, you(), address)]


def _first_nomination(application: Application, sections: list[FilledSection]) -> list[Task]:
    """While nobody is asked and no letter uploaded, of a form that names a nominating person."""
    asks = any(
        filled.question.key == CONTACT["email"] and filled.is_asked
        for section in sections
        for filled in section.questions
    )
    if not asks or has_letter(sections) or live_nomination(application):
        return []
    address = reverse("application-nomination", kwargs={"pk": application.pk})
    return [Task(_("Ask for your nomination early, so that the answer comes in time"), you(), address)]


def _information(application: Application) -> list[Task]:
    request = open_request(application)
    if request is None:
        return []
    address = reverse("application-information", kwargs={"pk": application.pk})
    return [Task(_("Send the information that the staff ask for"), you(), address, request.due_at)]


def _decision() -> Task:
    return Task(_("Read the application and decide"), academy(), is_yours=False)
