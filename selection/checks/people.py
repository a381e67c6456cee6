"""Whether the same person applied twice, or before."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from applications.models import Application

from .facts import BIRTH_DATE, SIMILAR, Facts
from .finding import MOST_SHOWN, Check, Outcome
from .mailboxes import mailbox


def duplicate(facts: Facts) -> Check:
    """Certain enough to fail: one mailbox, or one name (or a similar one of the same country) with one
    date of birth. To look at: a name alone, unless another date of birth tells two people apart."""
    title = _("One application a person")
    certain, likely = [], []
    for other in _in_the_call(facts):
        if reason := _certainty(facts, other):
            certain.append((other, reason))
        elif reason := _likelihood(facts, other):
            likely.append((other, reason))
    for found, outcome in ((certain, Outcome.FAIL), (likely, Outcome.LOOK)):
        if found:
            reasons = list(dict.fromkeys(reason for _other, reason in found))
            return Check(
                title, outcome, " ".join(reasons), tuple(other for other, _reason in found[:MOST_SHOWN])
            )
    return Check(title, Outcome.PASS, _("Nobody else in this edition has this name or address."))


def earlier_applications(facts: Facts) -> Check | None:
    """What the same account applied for before, in other editions or withdrawn in this one."""
    this = facts.application
    own = [other for other in facts.people if other.applicant_id == this.applicant_id]
    shown = [other for other in own if other.status != Application.Status.DRAFT]
    if not shown:
        return None
    took_part = any(other.status == Application.Status.CONFIRMED for other in shown)
    reason = ngettext(
        "The same person has %(number)d other application.",
        "The same person has %(number)d other applications.",
        len(shown),
    ) % {"number": len(shown)}
    if took_part:
        reason = f"{reason} {_('They had a confirmed place.')}"
    return Check(
        _("Earlier applications"),
        Outcome.LOOK if took_part else Outcome.PASS,
        reason,
        tuple(shown[:MOST_SHOWN]),
    )


def _in_the_call(facts: Facts) -> list[Application]:
    """Received in the same call from another account."""
    this = facts.application
    return [
        other
        for other in facts.people
        if other.call_id == this.call_id and other.applicant_id != this.applicant_id
    ]


def _certainty(facts: Facts, other: Application) -> str:
    if mailbox(other.applicant.email) == mailbox(facts.application.applicant.email):
        return _("Another application comes from the same mailbox.")
    born = facts.answer_to(BIRTH_DATE)
    if not born or other.birth_date != born:
        return ""
    if other.has_same_name:
        return _("Another applicant has the same name and the same date of birth.")
    if _is_similar(facts, other):
        return _("Another applicant of the same country has a similar name and the same date of birth.")
    return ""


def _likelihood(facts: Facts, other: Application) -> str:
    if other.has_same_name:
        if _is_born_on_another_day(facts, other):
            return _("Another applicant has the same name, with another date of birth.")
        return _("Another applicant has the same name.")
    if _is_similar(facts, other) and not _is_born_on_another_day(facts, other):
        return _("Another applicant of the same country has a similar name.")
    return ""


def _is_similar(facts: Facts, other: Application) -> bool:
    return other.likeness >= SIMILAR and other.country == facts.application.country


def _is_born_on_another_day(facts: Facts, other: Application) -> bool:
    born = facts.answer_to(BIRTH_DATE)
    return bool(born and other.birth_date and other.birth_date != born)
