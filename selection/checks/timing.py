"""Whether it came in time."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .facts import Facts
from .finding import Check, Outcome


def timing(facts: Facts) -> Check | None:
    """After the deadline it needs an extension, which the officer shall see. Moments are the venue's."""
    application = facts.application
    if application.submitted_at is None:
        return None
    call, extended = application.call, application.extended_until
    words = {
        "moment": _at_venue(facts, application.submitted_at),
        "deadline": _at_venue(facts, call.closes_at),
        "extension": _at_venue(facts, extended) if extended else "",
        "city": call.edition.venue.city,
    }
    title = _("Deadline")
    if application.submitted_at <= call.closes_at:
        reason = _("Submitted on %(moment)s, before the deadline of %(deadline)s (time in %(city)s).")
        return Check(title, Outcome.PASS, reason % words)
    if extended and application.submitted_at <= extended:
        reason = _(
            "Submitted on %(moment)s, after the deadline of %(deadline)s, under an extension until %(extension)s (time in %(city)s)."
        )
        return Check(title, Outcome.LOOK, reason % words)
    reason = _("Submitted on %(moment)s, after the deadline of %(deadline)s (time in %(city)s).")
    return Check(title, Outcome.FAIL, reason % words)


def _at_venue(facts: Facts, moment) -> str:
    zone = facts.application.call.edition.zone
    return date_format(timezone.localtime(moment, zone), "SHORT_DATETIME_FORMAT")
