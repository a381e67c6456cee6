"""Places in an edition: given to a person, never more than there are."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from lifecycle import TransitionRefused

from . import choosing
from .models import PARTICIPATION, Edition, LanguageTrack, Participation


class NoPlaceLeft(Exception):
    """Every place of the edition, or of the language track, is taken. Its text is for people."""


def confirm_place(
    *, edition: Edition, person: User, track: LanguageTrack, printed_name: str, country: str
) -> Participation:
    """Give the person a place; the same person keeps the one they have.

    Takes the edition's row lock first, so that the count holds. Raises NoPlaceLeft.
    """
    with transaction.atomic():
        places = Edition.objects.select_for_update(of=("self",)).only("places").get(pk=edition.pk).places
        participation = Participation.objects.filter(edition=edition, person=person).first()
        if participation and participation.status != Participation.Status.CANCELLED:
            return participation
        if Participation.objects.active().filter(edition=edition).count() >= places:
            raise NoPlaceLeft(_("All places are taken. The Academy’s staff will write to you."))
        _check_track(track)
        if participation:
            PARTICIPATION.move(participation, "restore", track=track, printed_name=printed_name)
            return participation
        return Participation.objects.create(
            edition=edition, person=person, track=track, printed_name=printed_name, country=country
        )


def _check_track(track: LanguageTrack) -> None:
    """Raise NoPlaceLeft when the language track is full. The caller holds the edition's lock."""
    places = LanguageTrack.objects.values_list("places", flat=True).get(pk=track.pk)
    if places is not None and Participation.objects.active().filter(track=track).count() >= places:
        raise NoPlaceLeft(
            _("All places in %(language)s are taken. The Academy’s staff will write to you.")
            % {"language": track}
        )


def cancel_place(*, edition: Edition, person: User) -> bool:
    """Free the person's place, and the seats in sessions with it; whether there was one to free."""
    participation = Participation.objects.filter(edition=edition, person=person).first()
    if participation is None:
        return False
    try:
        with transaction.atomic():
            choosing.release(participation)
            PARTICIPATION.move(participation, "cancel")
    except TransitionRefused:
        return False
    return True
