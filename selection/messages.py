"""The kinds of message this app sends, and the facts that post them."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _in_words
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from notifications import outbox
from notifications.kinds import Kind, register
from sessions_app.models import Edition

from .calendars import belonging
from .models import AssignmentProposal, Decision, Offer, ReviewAssignment, TimeRequest

PERSON = {"name": _("the person’s name"), "edition": _("the edition’s title")}
APPLICANT = {
    **PERSON,
    "reference": _("the application’s reference"),
    "link": _("the page of the application or offer"),
}
ANSWER = {**APPLICANT, "deadline": _("the last moment to answer, in the venue’s time")}

REVIEW_ASSIGNED = register(
    Kind(
        "review-assigned",
        title=_("A review is asked of you"),
        placeholders={**APPLICANT, "due_on": _("the day by which the review is due")},
    )
)
DESK = {
    **PERSON,
    "number": _("the number of reviews"),
    "due_on": _("the day by which the reviews are due"),
    "link": _("the reviewer’s desk"),
}
REVIEWS_ASSIGNED = register(Kind("reviews-assigned", title=_("Reviews are asked of you"), placeholders=DESK))
REVIEW_REMINDER = register(Kind("review-reminder", title=_("Reviews are overdue"), placeholders=DESK))
OFFER = register(
    Kind(
        "offer",
        title=_("Offer of a place"),
        placeholders={
            **ANSWER,
            "answer_day": _("the last day to answer"),
            "fellowship": _("the fellowship offered"),
            "place": _("the city"),
            "starts_on": _("the first day"),
            "ends_on": _("the last day"),
        },
    )
)
RESERVE = register(Kind("reserve", title=_("On the reserve list"), placeholders=APPLICANT))
NOT_SELECTED = register(Kind("not-selected", title=_("Not selected"), placeholders=APPLICANT))
PLACE_CONFIRMED = register(
    Kind(
        "place-confirmed",
        title=_("Place confirmed"),
        placeholders={
            **APPLICANT,
            "place": _("the city"),
            "starts_on": _("the first day"),
            "ends_on": _("the last day"),
        },
    )
)
OFFER_DECLINED = register(Kind("offer-declined", title=_("Place declined"), placeholders=APPLICANT))
OFFER_EXPIRED = register(Kind("offer-expired", title=_("Offer expired"), placeholders=ANSWER))
DATED_ANSWER = {**ANSWER, "answer_day": _("the last day to answer")}
OFFER_REMINDER = register(
    Kind("offer-reminder", title=_("Reminder of an offer to answer"), placeholders=DATED_ANSWER)
)
MORE_TIME_ASKED = register(
    Kind("more-time-asked", title=_("Request for more time received"), placeholders=DATED_ANSWER)
)
ANSWERED = {**DATED_ANSWER, "note": _("what the staff add")}
MORE_TIME_GRANTED = register(
    Kind("more-time-granted", title=_("More time to answer granted"), placeholders=ANSWERED)
)
MORE_TIME_REFUSED = register(
    Kind("more-time-refused", title=_("More time to answer not granted"), placeholders=ANSWERED)
)


def assignment_topic(assignment: ReviewAssignment) -> str:
    return f"assignment:{assignment.pk}"


def decision_topic(application) -> str:
    """A newer decision's message on the application replaces an unsent one."""
    return f"decision:{application.pk}"


def post_review_assigned(assignment: ReviewAssignment) -> None:
    reviewer, application = assignment.reviewer, assignment.application
    with translation.override(reviewer.language):
        context = {
            "name": str(reviewer),
            "edition": str(application.call.edition),
            "reference": application.reference,
            "due_on": formats.date_format(assignment.due_on, "DATE_FORMAT"),
            "link": settings.PORTAL_URL + reverse("admin:selection_review", args=[assignment.pk]),
        }
    _post(
        REVIEW_ASSIGNED,
        reviewer,
        context,
        fact=f"assignment:{assignment.pk}:{assignment.assigned_at.isoformat()}",
        topic=assignment_topic(assignment),
    )


def post_reviews_assigned(proposal: AssignmentProposal, reviewer: User, number: int) -> None:
    """One message for all the reviews that a proposal asks of the reviewer."""
    _post(
        REVIEWS_ASSIGNED,
        reviewer,
        _desk_context(reviewer, proposal.edition, number, proposal.due_on),
        fact=f"assignment-proposal:{proposal.pk}:{reviewer.pk}",
    )


def reminder_fact(row: dict, *, is_second: bool) -> str:
    """Names a reminder, so that it is written once."""
    parts = (row["application__call__edition"], row["reviewer"], row["due_on"], 2 if is_second else 1)
    return "review-reminder:" + ":".join(str(part) for part in parts)


def post_review_reminder(*, reviewer: User, edition: Edition, number: int, due_on: date, fact: str) -> None:
    _post(REVIEW_REMINDER, reviewer, _desk_context(reviewer, edition, number, due_on), fact=fact)


def _desk_context(reviewer: User, edition: Edition, number: int, due_on: date) -> dict[str, str]:
    with translation.override(reviewer.language):
        return {
            "name": str(reviewer),
            "edition": str(edition),
            "number": str(number),
            "due_on": formats.date_format(due_on, "DATE_FORMAT"),
            "link": settings.PORTAL_URL + reverse("admin:selection_my_reviews"),
        }


def post_released(decision: Decision, offer: Offer | None) -> None:
    """Tell the applicant what was decided, in place of anything older that was not sent."""
    application = decision.application
    outbox.cancel_unsent(topic=decision_topic(application))
    _post(
        KIND_OF[Decision.Outcome(decision.outcome)],
        application.applicant,
        context_of_release(decision, offer, application.applicant.language),
        fact=f"decision:{decision.pk}:released",
        topic=decision_topic(application),
    )


# The message that tells each outcome.
KIND_OF = {
    Decision.Outcome.OFFER: OFFER,
    Decision.Outcome.RESERVE: RESERVE,
    Decision.Outcome.NOT_SELECTED: NOT_SELECTED,
}
# What a person who was offered a place is told later, by themselves or by the clock.
AFTER_AN_OFFER = (OFFER_REMINDER, PLACE_CONFIRMED, OFFER_DECLINED, OFFER_EXPIRED)


def context_of_release(decision: Decision, offer: Offer | None, language: str) -> dict[str, str]:
    """What the message of a released decision is filled with, in the language. The offer may be one
    that is not made yet: of a dry run."""
    if offer:
        return _offer_context(offer, decision, language)
    return _context(decision.application, language)


def offer_topic(offer: Offer) -> str:
    """Reminders and other mails about answering, which an answer makes needless."""
    return f"offer:{offer.pk}"


def cancel_about_answering(offer: Offer) -> None:
    outbox.cancel_unsent(topic=offer_topic(offer))


def reminder_of_offer_fact(offer: Offer, days: int) -> str:
    """Names a reminder, so that it is written once for each date to answer by."""
    return f"offer:{offer.pk}:reminder:{offer.respond_by:%Y%m%d}:{days}"


def post_offer_reminder(offer: Offer, *, fact: str) -> None:
    _post_about_answering(OFFER_REMINDER, offer, fact=fact)


def post_more_time_asked(request: TimeRequest) -> None:
    _post_about_answering(MORE_TIME_ASKED, request.offer, fact=f"time-request:{request.pk}:asked")


def post_more_time_granted(request: TimeRequest) -> None:
    _post_about_answering(
        MORE_TIME_GRANTED, request.offer, fact=f"time-request:{request.pk}:granted", note=request.note
    )


def post_more_time_refused(request: TimeRequest) -> None:
    _post_about_answering(
        MORE_TIME_REFUSED, request.offer, fact=f"time-request:{request.pk}:refused", note=request.note
    )


def _post_about_answering(kind: Kind, offer: Offer, *, fact: str, **more: str) -> None:
    applicant = offer.application.applicant
    context = {**_offer_context(offer, offer.decision, applicant.language), **more}
    _post(kind, applicant, context, fact=fact, topic=offer_topic(offer))


def post_place_confirmed(offer: Offer) -> None:
    _post_answer(PLACE_CONFIRMED, offer)


def post_offer_declined(offer: Offer) -> None:
    _post_answer(OFFER_DECLINED, offer)


def post_offer_expired(offer: Offer) -> None:
    _post_answer(OFFER_EXPIRED, offer)


def _post_answer(kind: Kind, offer: Offer) -> None:
    _post(
        kind,
        offer.application.applicant,
        _offer_context(offer, offer.decision, offer.application.applicant.language),
        fact=f"offer:{offer.pk}:{kind.name}",
    )


def _context(application, language: str) -> dict[str, str]:
    with translation.override(language):
        return {
            "name": application.name,
            "edition": str(application.call.edition),
            "reference": application.reference,
            "link": settings.PORTAL_URL + reverse("application", kwargs={"pk": application.pk}),
        }


def _offer_context(offer: Offer, decision: Decision, language: str) -> dict[str, str]:
    application = offer.application
    edition = application.call.edition
    until = timezone.localtime(offer.respond_by, timezone=edition.zone)
    with translation.override(language):
        return {
            **_context(application, language),
            "link": settings.PORTAL_URL + reverse("offer", kwargs={"pk": application.pk}),
            "answer_day": formats.date_format(until, "DATE_FORMAT"),
            "deadline": f"{formats.date_format(until, 'DATETIME_FORMAT')} ({edition.venue.city})",
            "fellowship": funding_in_words(decision),
            "place": edition.venue.city,
            "starts_on": formats.date_format(edition.starts_on, "DATE_FORMAT"),
            "ends_on": formats.date_format(edition.ends_on, "DATE_FORMAT"),
        }


def funding_in_words(decision: Decision) -> str:
    """The fellowship, a partial one with its amount, in the current language."""
    amount = decision.fellowship_amount
    if decision.fellowship != Decision.Fellowship.PARTIAL or amount is None:
        return decision.get_fellowship_display()
    digits = 0 if amount == amount.to_integral_value() else 2
    return _in_words("%(fellowship)s, EUR %(amount)s") % {
        "fellowship": decision.get_fellowship_display(),
        "amount": formats.number_format(amount, digits, use_l10n=True, force_grouping=True),
    }


def _post(kind: Kind, recipient: User, context: dict, *, fact: str, topic: str = "") -> None:
    outbox.post(
        kind=kind.name,
        address=recipient.email,
        language=recipient.language,
        context=context,
        fact=fact,
        recipient=recipient,
        topic=topic,
        **belonging(kind.name, context, recipient.language),
    )
