"""Offers: the applicant accepts or declines a place; the clock closes what nobody answers."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import APPLICATION
from lifecycle import TransitionRefused
from sessions_app.models import Participation
from sessions_app.places import NoPlaceLeft, confirm_place

from . import messages, replacing
from .locks import lock_application, lock_edition, locked
from .models import OFFER, TIME_REQUEST, Offer
from .refusals import OfferRefused


@transaction.atomic
def accept(*, offer: Offer, by: User, printed_name: str = "") -> Participation:
    """Take the place: it is confirmed, and the applicant is told.

    Raises OfferRefused for anybody else, when the offer is answered or its date has passed, and
    when the last place went to somebody quicker.
    """
    lock_edition(offer.application.call.edition_id)
    offer = _lock_to_answer(offer, by)
    application = offer.application
    if application.track is None:
        raise OfferRefused(_("Your language track is not known. Please write to the Academy’s secretariat."))
    try:
        participation = confirm_place(
            edition=application.call.edition,
            person=application.applicant,
            track=application.track,
            printed_name=printed_name.strip() or application.printed_name or application.name,
            country=application.country,
        )
        APPLICATION.move(application, "confirm")
    except (NoPlaceLeft, TransitionRefused, ValidationError) as refusal:
        raise OfferRefused(str(refusal)) from refusal
    OFFER.move(offer, "accept", answered_at=timezone.now())
    _settle(offer)
    messages.post_place_confirmed(offer)
    return participation


@transaction.atomic
def decline(*, offer: Offer, by: User, reason: str = "") -> None:
    """Leave the place to somebody else. Raises OfferRefused as `accept` does, but for the places."""
    offer = _lock_to_answer(offer, by)
    try:
        APPLICATION.move(offer.application, "decline")
    except TransitionRefused as refusal:
        raise OfferRefused(str(refusal)) from refusal
    OFFER.move(offer, "decline", answered_at=timezone.now(), decline_reason=reason.strip())
    _settle(offer)
    messages.post_offer_declined(offer)
    replacing.place_is_free(offer)


def expire_unanswered() -> int:
    """Close the offers whose date has passed, each in a transaction of its own; how many. One whose
    request for more time is open waits for the staff's answer, for some days."""
    return sum(_expire(offer) for offer in Offer.objects.to_expire().select_related("application"))


@transaction.atomic
def _expire(offer: Offer) -> bool:
    application = lock_application(offer.application)
    current = locked(Offer.objects.to_expire().filter(pk=offer.pk)).first()
    if current is None:
        return False
    OFFER.move(current, "expire")
    _settle(current)
    if APPLICATION.allows(application, "expire"):
        APPLICATION.move(application, "expire")
        current.application = application
        messages.post_offer_expired(current)
    replacing.place_is_free(current)
    return True


def _settle(offer: Offer) -> None:
    """What an answered or expired offer leaves without use: reminders, a request for more time."""
    messages.cancel_about_answering(offer)
    TIME_REQUEST.move_all(offer.time_requests.all(), "close")


def _lock_to_answer(offer: Offer, by: User) -> Offer:
    application = lock_application(offer.application)
    offer = locked(Offer.objects.filter(pk=offer.pk)).get()
    offer.application = application
    if application.applicant_id != by.pk:
        raise OfferRefused(_("Only the applicant answers an offer."))
    if not OFFER.allows(offer, "accept"):
        raise OfferRefused(
            _("This offer is closed: its state is “%(state)s”.") % {"state": offer.get_status_display()}
        )
    if timezone.now() > offer.respond_by:
        moment = timezone.localtime(offer.respond_by, timezone=application.call.edition.zone)
        raise OfferRefused(
            _("The time to answer ended on %(date)s.")
            % {"date": formats.date_format(moment, "DATETIME_FORMAT")}
        )
    return offer
