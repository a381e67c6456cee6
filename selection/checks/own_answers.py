"""What the applicant says of their own eligibility, by the keys of the standard form."""

from django.utils.translation import gettext as _

from .facts import Facts
from .finding import Check, Outcome

NO = "no"


def availability(facts: Facts) -> Check | None:
    """Says something only where the answer is no."""
    if facts.answer_to("available") != NO:
        return None
    return Check(_("Availability"), Outcome.FAIL, _("The applicant is not available for the whole period."))


def field_of_work(facts: Facts) -> Check | None:
    """Says something only where the answer is no."""
    if facts.answer_to("in-the-field") != NO:
        return None
    return Check(
        _("Field of work"),
        Outcome.FAIL,
        _("The applicant does not work in, for or on the social economy, by their own answer."),
    )
