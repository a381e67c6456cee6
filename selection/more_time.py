"""More time to answer an offer: asked by the applicant with a reason, granted or refused by the staff."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from accounts.models import User

from . import conflicts, messages
from .locks import lock_application, locked
from .models import OFFER, TIME_REQUEST, Offer, TimeRequest
from .refusals import OfferRefused

MOST_REQUESTS = 3  # for one offer


@transaction.atomic
def ask(*, offer: Offer, by: User, reason: str) -> TimeRequest:
    """Ask for more time; the offer stays as it is until the staff answer. Raises OfferRefused for
    anybody but the applicant, without a reason, when one is asked already, and when the offer is
    answered or its date has passed."""
    offer = _lock(offer)
    if offer.application.applicant_id != by.pk:
        raise OfferRefused(_("Only the applicant answers an offer."))
    if not OFFER.allows(offer, "accept") or timezone.now() > offer.respond_by:
        raise OfferRefused(_("This offer is closed: more time can no longer be asked for."))
    if not reason.strip():
        raise OfferRefused(_("Please say why you need more time."))
    if offer.time_requests.filter(status=TimeRequest.Status.OPEN).exists():
        raise OfferRefused(_("You asked for more time already: the Academy will write to you."))
    if offer.time_requests.count() >= MOST_REQUESTS:
        raise OfferRefused(_("You asked for more time several times: please answer now."))
    request = TimeRequest.objects.create(offer=offer, reason=reason.strip())
    messages.post_more_time_asked(request)
    return request


@transaction.atomic
def grant(*, request: TimeRequest, by: User, until: date, note: str = "") -> None:
    """Let the applicant answer until the end of the day at the venue, and write to them. Raises
    OfferRefused for a day that gives no more time or comes after the edition began, for a conflict of
    interest, and when the offer was answered meanwhile; TransitionRefused when the request was."""
    request = _lock_request(request)
    offer = request.offer
    conflicts.refuse_deciding(application=offer.application, person=by, refusal=OfferRefused)
    edition = offer.application.call.edition
    moment = datetime.combine(until, time(23, 59, 59), tzinfo=edition.zone)
    if moment <= max(offer.respond_by, timezone.now()):
        raise OfferRefused(
            _("Choose a day after %(day)s: that is the date to answer by now.")
            % {"day": _day(max(offer.respond_by, timezone.now()), edition.zone)}
        )
    if until >= edition.starts_on:
        raise OfferRefused(_("Choose a day before the edition begins."))
    if not OFFER.allows(offer, "accept"):
        raise OfferRefused(
            _("This offer is closed: its state is “%(state)s”.") % {"state": offer.get_status_display()}
        )
    TIME_REQUEST.move(
        request,
        "grant",
        decided_by=by,
        decided_at=timezone.now(),
        until=moment,
        note=note.strip(),
    )
    offer.respond_by = moment
    offer.save(update_fields=["respond_by"])
    messages.cancel_about_answering(offer)
    messages.post_more_time_granted(request)


@transaction.atomic
def refuse(*, request: TimeRequest, by: User, note: str = "") -> None:
    """Keep the date, and write to the applicant. One whose date has passed has until the end of the
    next day. Raises OfferRefused for a conflict of interest, TransitionRefused when the request was answered meanwhile."""
    request = _lock_request(request)
    conflicts.refuse_deciding(application=request.offer.application, person=by, refusal=OfferRefused)
    TIME_REQUEST.move(request, "refuse", decided_by=by, decided_at=timezone.now(), note=note.strip())
    offer = request.offer
    if timezone.now() > offer.respond_by:
        zone = offer.application.call.edition.zone
        tomorrow = timezone.localdate(timezone=zone) + timedelta(days=1)
        offer.respond_by = datetime.combine(tomorrow, time(23, 59, 59), tzinfo=zone)
        offer.save(update_fields=["respond_by"])
    messages.cancel_about_answering(offer)
    messages.post_more_time_refused(request)


def _lock(offer: Offer) -> Offer:
    application = lock_application(offer.application)
    offer = locked(Offer.objects.select_related("decision").filter(pk=offer.pk)).get()
    offer.application = application
    return offer


def _lock_request(request: TimeRequest) -> TimeRequest:
    offer = _lock(request.offer)
    request = locked(TimeRequest.objects.filter(pk=request.pk)).get()
    request.offer = offer
    return request


def _day(moment: datetime, zone) -> str:
    return formats.date_format(timezone.localtime(moment, zone), "DATE_FORMAT")
