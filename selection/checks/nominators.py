"""Who nominates: what they said, and whom else they and the organisation send."""

from django.utils.translation import gettext as _

from applications.checking import has_letter
from applications.models import Nomination

from .facts import Facts
from .finding import MOST_SHOWN, Check, Outcome

Status = Nomination.Status


def nomination(facts: Facts) -> Check:
    """Silence is never fatal: unless the call requires a nomination, it is only pointed to."""
    title, is_required = _("Nomination"), facts.application.call.requires_nomination
    by_status = {row.status: row for row in reversed(facts.nominations)}
    worst = Outcome.FAIL if is_required else Outcome.LOOK
    if endorsed := by_status.get(Status.ENDORSED):
        words = {"name": endorsed.name, "organisation": endorsed.organisation}
        return Check(title, Outcome.PASS, _("%(name)s, %(organisation)s, nominates the applicant.") % words)
    if has_letter(facts.sections):
        return Check(title, Outcome.PASS, _("The applicant uploaded the letter of nomination."))
    if requested := by_status.get(Status.REQUESTED):
        words = {"name": requested.name}
        if requested.is_awaited:
            return Check(title, Outcome.LOOK, _("%(name)s is asked and has not answered yet.") % words)
        return Check(title, worst, _("%(name)s was asked and stayed silent; the link expired.") % words)
    if declined := by_status.get(Status.DECLINED):
        return Check(
            title, worst, _("%(name)s declined to nominate the applicant.") % {"name": declined.name}
        )
    if is_required:
        return Check(title, Outcome.FAIL, _("The call requires a nomination, and there is none."))
    return Check(title, Outcome.PASS, _("Nobody nominates the applicant; the call does not require it."))


def same_nominator(facts: Facts) -> Check | None:
    """Says something only where there are others."""
    if not facts.nominees:
        return None
    return Check(
        _("Same nominator"),
        Outcome.LOOK,
        _more(
            facts.nominees,
            few=_("The same person nominates others in this edition."),
            many=_("The same person nominates more than %(number)d others in this edition."),
        ),
        tuple(facts.nominees[:MOST_SHOWN]),
    )


def same_organisation(facts: Facts) -> Check | None:
    """Says something only where there are others."""
    if not facts.colleagues:
        return None
    return Check(
        _("Same organisation"),
        Outcome.LOOK,
        _more(
            facts.colleagues,
            few=_("Others of the same organisation applied to this edition."),
            many=_("More than %(number)d others of the same organisation applied to this edition."),
        ),
        tuple(facts.colleagues[:MOST_SHOWN]),
    )


def _more(rows: list, *, few: str, many: str) -> str:
    return many % {"number": MOST_SHOWN} if len(rows) > MOST_SHOWN else few
