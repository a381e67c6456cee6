"""What is asked only of who has a place: why, for whom, and how long it is kept."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Edition, ParticipantDetails, Participation


@dataclass(frozen=True)
class Part:
    """Some fields with one purpose. Kept so many days after the last day of the edition."""

    key: str
    title: str
    purpose: str
    fields: tuple[str, ...]
    days_kept: int


PARTS = (
    Part(
        "journey",
        _("Journey"),
        _("So that somebody meets you and a bed is ready. Read by the programme officers."),
        ("arrives_on", "arrival", "departs_on", "departure"),
        30,
    ),
    Part(
        "visa",
        _("Passport and visa"),
        _("To write your visa support letter, and for nothing else. Read by the programme officers."),
        (
            "needs_visa",
            "passport_name",
            "passport_number",
            "passport_expires_on",
            "nationality",
            "born_on",
            "consulate",
        ),
        7,
    ),
    Part(
        "meals",
        _("Meals"),
        _("The kitchen is told how many meals of each kind, without names."),
        ("diet", "diet_note"),
        7,
    ),
    Part(
        "access",
        _("Access"),
        _("So that rooms, materials and help are ready. Read by the programme officers; never by reviewers."),
        ("accessibility",),
        30,
    ),
    Part(
        "emergency",
        _("In an emergency"),
        _("Called only if something happens to you during the edition. Read by the programme officers."),
        ("emergency_name", "emergency_relation", "emergency_phone"),
        7,
    ),
)


def details_of(participation: Participation) -> ParticipantDetails:
    """The participant's details; unsaved and empty when nothing was said yet."""
    found = ParticipantDetails.objects.filter(participation=participation).first()
    return found or ParticipantDetails(participation=participation)


def are_complete(details: ParticipantDetails) -> bool:
    """Whether the journey, the question of the visa and whom to call are answered."""
    return bool(
        details.arrives_on
        and details.departs_on
        and details.needs_visa is not None
        and details.emergency_name
        and details.emergency_phone
    )


@transaction.atomic
def purge() -> int:
    """Empty what is kept no longer, and remove rows with nothing left; how many rows were touched."""
    touched = 0
    today = timezone.localdate()
    for part in PARTS:
        over = Edition.objects.filter(ends_on__lt=today - timedelta(days=part.days_kept))
        empty = {name: _empty(name) for name in part.fields}
        rows = ParticipantDetails.objects.filter(participation__edition__in=over).exclude(**empty)
        touched += rows.update(**empty)
    longest = timedelta(days=max(part.days_kept for part in PARTS))
    gone = ParticipantDetails.objects.filter(participation__edition__ends_on__lt=today - longest)
    gone.delete()
    return touched


def _empty(name: str):
    return None if ParticipantDetails._meta.get_field(name).null else ""
