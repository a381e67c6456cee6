"""What has to come to its end before a participant is erased."""

from django.utils import timezone

from accounts.models import User

from .models import Edition
from .places import cancel_place


def give_up_places(person: User, by: User) -> None:
    """A place in an edition to come is given back. One that was attended stays, as a number."""
    coming = Edition.objects.filter(participations__person=person, ends_on__gte=timezone.localdate())
    for edition in coming:
        cancel_place(edition=edition, person=person)
