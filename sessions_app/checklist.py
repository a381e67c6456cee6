"""What a participant still has to do, and by when."""

from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from . import evaluation
from .attendance import EditionAttendance
from .choosing import has_choices
from .details import are_complete, details_of
from .models import Participation


@dataclass(frozen=True)
class Item:
    """One thing to do. `due` is a day at the venue, or a moment; None: any time."""

    label: str
    address: str
    is_done: bool
    due: date | None = None
    due_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        if self.is_done:
            return False
        if self.due_at:
            return self.due_at < timezone.now()
        return self.due is not None and self.due < timezone.localdate()


def checklist_of(participation: Participation) -> list[Item]:
    """In the order in which the dates come."""
    edition = participation.edition
    items = []
    if not edition.is_over:
        items.append(
            Item(
                _("Say when you come, whether you need a visa, and whom to call in an emergency"),
                reverse("participant-details", args=[participation.pk]),
                are_complete(details_of(participation)),
                due=edition.details_due,
            )
        )
    if edition.is_programme_published and edition.is_choosing_open and has_choices(edition):
        items.append(
            Item(
                _("Choose your sessions"),
                reverse("choose-sessions", args=[participation.pk]),
                participation.preferences.exists() or participation.enrolments.exists(),
                due_at=edition.choosing_closes_at,
            )
        )
    if evaluation.is_open(participation, None) and evaluation.questions_for(edition, None):
        items.append(
            Item(
                _("Evaluate the edition"),
                reverse("evaluate-edition", args=[participation.pk]),
                evaluation.has_answered(participation, None),
            )
        )
    return items


def to_evaluate(participation: Participation) -> list:
    """The sessions of the participant that can be evaluated now and were not."""
    if not evaluation.questions_for_sessions(participation.edition):
        return []
    answered = evaluation.answered_sessions(participation)
    attendance = EditionAttendance(participation.edition, participation)
    return [
        session
        for session in attendance.sessions_of(participation)
        if session.pk not in answered
        and evaluation.is_open(participation, session)
        and attendance.presence(participation, session) is not False
    ]
