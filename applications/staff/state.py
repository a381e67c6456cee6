"""The state of a call on its page: open or not, and how many applications it has."""

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..models import Application, Call

Status = Application.Status


@dataclass(frozen=True)
class CallState:
    """`tone` is that of the tag beside the words; the numbers are applications."""

    words: str
    tone: str
    drafts: int
    submitted: int
    withdrawn: int
    tracks: list
    questions: int
    venue: object


def state_of(call: Call) -> CallState:
    words, tone = _words(call)
    draft, withdrawn = Q(status=Status.DRAFT), Q(status=Status.WITHDRAWN)
    numbers = call.applications.aggregate(
        drafts=Count("pk", filter=draft),
        withdrawn=Count("pk", filter=withdrawn),
        submitted=Count("pk", filter=~draft & ~withdrawn),
    )
    return CallState(
        words,
        tone,
        tracks=list(call.edition.tracks.all()),
        questions=call.sections.aggregate(
            number=Count("questions", filter=Q(questions__retired_at__isnull=True))
        )["number"],
        venue=call.edition.venue,
        **numbers,
    )


def _words(call: Call) -> tuple[str, str]:
    now = timezone.now()
    if not call.edition.is_published:
        return _("The edition is not published, so nobody can apply."), "warning"
    if now < call.opens_at:
        return pgettext("call", "Not open yet"), "muted"
    return (pgettext("call", "Open"), "success") if call.is_open else (pgettext("call", "Closed"), "muted")
