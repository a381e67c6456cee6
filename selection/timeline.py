"""The steps that an offer adds to the applicant's timeline."""

from datetime import datetime

from django.utils.translation import gettext as _

from applications.models import Application
from applications.timeline import Step

from .models import Offer


def steps_of_offers(application: Application) -> list[Step]:
    """An offer exists only when its decision is released, so nothing else is ever shown."""
    return [step for offer in application.offers.all() for step in _steps_of(offer)]


def answer_by(application: Application) -> datetime | None:
    """Until when the applicant must answer an offer; None when none waits. Costs no query where the
    offers are prefetched."""
    if application.status != Application.Status.OFFERED:
        return None
    pending = [offer for offer in application.offers.all() if offer.status == Offer.Status.PENDING]
    return pending[0].respond_by if pending else None


def _steps_of(offer: Offer) -> list[Step]:
    made = Step(_("Place offered"), "done")
    if offer.status == Offer.Status.PENDING:
        return [Step(_("Place offered"), "current", offer.respond_by, _("Please answer by this date."))]
    if offer.status == Offer.Status.ACCEPTED:
        return [made, Step(_("Place confirmed"), "done", offer.answered_at)]
    if offer.status == Offer.Status.DECLINED:
        return [made, Step(_("Place declined"), "done", offer.answered_at)]
    return [made, Step(_("Offer expired"), "failed", offer.respond_by)]
