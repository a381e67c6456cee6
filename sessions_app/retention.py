"""What is kept of participants, when its time is over."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from privacy import erasing
from privacy.purposes import PARTICIPATION
from privacy.retention import Rule

from .details import purge
from .models import Participation


def participants_since(limit: datetime) -> QuerySet:
    """Who has a place in an edition that was not over then."""
    return Participation.objects.filter(edition__ends_on__gte=limit.date()).values("person")


def erase_old_places() -> int:
    """Of editions that are long over, whether or not anybody applied to them."""
    limit = timezone.localdate() - timedelta(days=PARTICIPATION.days)
    found = Participation.objects.filter(edition__ends_on__lt=limit).exclude(printed_name="")
    number = found.count()
    if number:
        erasing.erase_editions(set(found.values_list("edition", flat=True)))
    return number


RULES = [
    Rule("details-over", _("Journeys, passports, meals, needs and whom to call"), purge),
    Rule("participations-old", _("Places in editions that ended three years ago"), erase_old_places),
]
