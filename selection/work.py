"""What of the selection awaits a member of the staff."""

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.work import WorkItem, number_of

from . import rules
from .handed_back import places
from .models import Decision, Offer, ReviewAssignment, TimeRequest
from .queues import to_assign, to_screen


def items_for(user: User) -> list[WorkItem]:
    """One line a task, each counted by one query."""
    items = []
    if rules.has_review_desk(user):
        items.append(_my_reviews(user))
    if rules.can_screen(user):
        items += _preparation()
    if rules.can_approve(user):
        items.append(_to_approve(user))
    if rules.can_release(user):
        items += _release()
    return items


def _my_reviews(user: User) -> WorkItem:
    late = Q(due_on__lt=timezone.localdate())
    found = (
        ReviewAssignment.objects.of(user).to_do().aggregate(all=Count("pk"), late=Count("pk", filter=late))
    )
    return WorkItem(
        found["all"],
        ngettext("review for you to write", "reviews for you to write", found["all"]),
        reverse("admin:selection_my_reviews"),
        tone="error" if found["late"] else "neutral",
        note=_("%(number)d overdue") % {"number": found["late"]} if found["late"] else "",
    )


def _preparation() -> list[WorkItem]:
    waiting = dict(to_screen().order_by().values_list("call__edition").annotate(number=Count("pk")))
    unscreened, unassigned = sum(waiting.values()), number_of("to-assign", to_assign())
    overdue = ReviewAssignment.objects.overdue().count()
    handed_back = places().count()
    flagged = ReviewAssignment.objects.flagged().filter(application__status="submitted").count()
    return [
        WorkItem(
            unscreened,
            ngettext("application to screen", "applications to screen", unscreened),
            _screening_of(list(waiting)),
        ),
        WorkItem(
            unassigned,
            ngettext("application without a reviewer", "applications without a reviewer", unassigned),
            reverse("admin:selection_assignment_queue"),
        ),
        WorkItem(
            handed_back,
            ngettext("review handed back", "reviews handed back", handed_back),
            reverse("admin:selection_handed_back"),
            tone="warning",
        ),
        WorkItem(
            flagged,
            ngettext("review asks for your attention", "reviews ask for your attention", flagged),
            reverse("admin:selection_reviewassignment_changelist") + "?attention=yes",
        ),
        WorkItem(
            overdue,
            ngettext("review overdue", "reviews overdue", overdue),
            reverse("admin:selection_reviewassignment_changelist") + "?due=overdue",
            tone="warning",
        ),
    ]


def _screening_of(editions: list[int]) -> str:
    """The desk of the edition, or the queue from which one chooses among several."""
    if len(editions) == 1:
        return reverse("admin:selection_screening_desk", args=editions)
    return reverse("admin:selection_screening_queue")


def _to_approve(user: User) -> WorkItem:
    number = Decision.objects.to_approve().exclude(proposed_by=user).count()
    return WorkItem(
        number,
        ngettext("decision to approve", "decisions to approve", number),
        reverse("admin:selection_decision_changelist") + "?status__exact=proposed",
    )


def _release() -> list[WorkItem]:
    approved, pending = Decision.objects.to_release().count(), Offer.objects.pending().count()
    return [
        WorkItem(
            approved,
            ngettext("decision to release", "decisions to release", approved),
            reverse("admin:selection_release"),
        ),
        WorkItem(
            pending,
            ngettext("offer awaiting its answer", "offers awaiting an answer", pending),
            reverse("admin:selection_offer_changelist") + "?status__exact=pending",
        ),
        *_offers_to_look_at(),
    ]


def _offers_to_look_at() -> list[WorkItem]:
    """Requests for more time and freed places lead to the offers of the edition concerned first."""
    edition = "application__call__edition"
    asking = list(
        TimeRequest.objects.filter(status="open")
        .order_by("offer__respond_by")
        .values_list(f"offer__{edition}")
    )
    freed = list(Offer.objects.to_replace().values_list(edition))
    return [
        WorkItem(
            len(rows), label, reverse("admin:selection_offers", args=rows[0]) if rows else "", tone="warning"
        )
        for rows, label in (
            (asking, ngettext("request for more time", "requests for more time", len(asking))),
            (freed, ngettext("place that became free", "places that became free", len(freed))),
        )
    ]
