"""The name on the certificate: the participant proofs it before it is printed."""

import unicodedata

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User

from . import rules
from .models import Participation
from .refusals import NameRefused


@transaction.atomic
def correct(*, participation: Participation, name: str, by: User) -> Participation:
    """Write the participant's own correction. Raises NameRefused once a certificate says the name.

    Locks the participation, as issuing does, so that a certificate never misses a correction.
    """
    current = Participation.objects.select_for_update(no_key=True).get(pk=participation.pk)
    if not rules.can_correct_name(by, current):
        raise NameRefused(
            _("The name can’t be changed here any more. Please write to the Academy’s secretariat.")
        )
    name = tidy(name)
    if name != current.printed_name:
        current.printed_name = name
        current.save(update_fields=["printed_name"])
    return current


def tidy(name: str) -> str:
    """Composed letters and single spaces, so that a name looks the same everywhere."""
    return " ".join(unicodedata.normalize("NFC", name).split())
