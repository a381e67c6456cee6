"""What the selection adds to the list of applications: filters and columns."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, TextChoices, Value, When
from django.db.models.functions import Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from applications.listing import columns, facets  # noqa: F401  their own come first
from applications.listing.registry import Column, Facet, Keys, add

from . import rules
from .models import ApplicationScore, ConflictDeclaration, Decision, ReviewAssignment, Screening

MANY = 3  # reviews; from here on they are counted together


def _screenings() -> QuerySet:
    return Screening.objects.annotate(
        facet_value=Case(
            When(is_eligible=True, then=Value("eligible")), default=Concat(Value("no-"), "reason")
        )
    )


def _reviews_done() -> QuerySet:
    done = ReviewAssignment.objects.filter(status="done").order_by().values("application")
    number = done.annotate(number=Count("pk"))
    return number.annotate(
        facet_value=Case(
            *(When(number=count, then=Value(str(count))) for count in range(1, MANY)),
            default=Value(str(MANY)),
        )
    )


def _reviewers() -> QuerySet:
    today = timezone.localdate()
    return ReviewAssignment.objects.annotate(
        facet_value=Case(
            When(status="assigned", due_on__lt=today, then=Value("overdue")),
            When(status="assigned", then=Value("awaited")),
            When(status="done", then=Value("done")),
            When(status="declined", then=Value("declined")),
        )
    ).filter(facet_value__isnull=False)


def _newest(value: str) -> Callable[[], QuerySet]:
    """Pairs of application and the value of its standing decision: the last that was not discarded."""

    def rows() -> QuerySet:
        decisions = Decision.objects.exclude(status="discarded")
        later = decisions.filter(application=OuterRef("application"), pk__gt=OuterRef("pk"))
        return decisions.filter(~Exists(later)).annotate(facet_value=F(value))

    return rows


def _conflicts() -> QuerySet:
    return ConflictDeclaration.objects.filter(application__isnull=False).annotate(
        facet_value=Value("declared", CharField())
    )


def _screening_words(keys: Keys) -> dict[UUID, str]:
    reasons = {value: str(label) for value, label in Screening.Reason.choices}
    rows = Screening.objects.filter(application__in=keys).values_list("application", "is_eligible", "reason")
    eligible = str(_("Eligible"))
    return {
        key: eligible if is_eligible else reasons.get(reason, reason) for key, is_eligible, reason in rows
    }


def _done_numbers(keys: Keys) -> dict[UUID, int]:
    done = ReviewAssignment.objects.filter(application__in=keys, status="done").order_by()
    return dict(done.values_list("application").annotate(number=Count("pk")))


def _asked_names(keys: Keys) -> dict[UUID, str]:
    rows = (
        ReviewAssignment.objects.filter(application__in=keys, status__in=["assigned", "done"])
        .select_related("reviewer")
        .order_by("pk")
    )
    found: dict[UUID, list[str]] = {}
    for row in rows:
        found.setdefault(row.application_id, []).append(str(row.reviewer))
    return {key: ", ".join(names) for key, names in found.items()}


def _score(column: str) -> Callable[[Keys], dict]:
    return lambda keys: dict(
        ApplicationScore.objects.filter(application__in=keys).values_list("application", column)
    )


def _decision(column: str, choices: type[TextChoices]) -> Callable[[Keys], dict[UUID, str]]:
    """The standing one's: the last that was not discarded."""

    def load(keys: Keys) -> dict[UUID, str]:
        words = {value: str(label) for value, label in choices.choices}
        rows = Decision.objects.filter(application__in=keys).exclude(status="discarded").order_by("pk")
        return {key: words[value] for key, value in rows.values_list("application", column)}

    return load


SEES = {"may_see": rules.can_see_reviews}
DECIDES = {"may_see": rules.can_see_decisions}

add(
    Facet(
        "screening",
        _("screening"),
        lambda request: [
            ("eligible", _("Eligible")),
            *((f"no-{value}", _("Not eligible: %s") % label) for value, label in Screening.Reason.choices),
        ],
        rows=_screenings,
        without=_("Not screened"),
        **SEES,
    ),
    Facet(
        "reviewers",
        _("reviewers"),
        lambda request: [
            ("awaited", _("Review awaited")),
            ("overdue", _("Review overdue")),
            ("done", _("Review written")),
            ("declined", _("Reviewer declined")),
        ],
        rows=_reviewers,
        is_single=False,
        without=_("Nobody was asked"),
        **SEES,
    ),
    Facet(
        "reviews",
        _("reviews written"),
        lambda request: [("1", "1"), ("2", "2"), (str(MANY), _("%d or more") % MANY)],
        rows=_reviews_done,
        without=_("No review"),
        **SEES,
    ),
    Facet(
        "conflict",
        _("conflicts of interest"),
        lambda request: [("declared", _("Declared"))],
        rows=_conflicts,
        is_single=False,
        without=_("None declared"),
        **SEES,
    ),
    Facet(
        "decision",
        _("decision"),
        lambda request: [choice for choice in Decision.Status.choices if choice[0] != "discarded"],
        rows=_newest("status"),
        without=_("No decision"),
        **DECIDES,
    ),
    Facet(
        "outcome",
        _("outcome"),
        lambda request: Decision.Outcome.choices,
        rows=_newest("outcome"),
        without=_("No decision"),
        **DECIDES,
    ),
    Column("screening", _("screening"), load=_screening_words, **SEES),
    Column("reviews", _("reviews written"), load=_done_numbers, **SEES),
    Column("reviewers", _("reviewers"), load=_asked_names, **SEES),
    Column("score", _("score"), load=_score("raw"), order=F("score__raw").desc(nulls_last=True), **SEES),
    Column(
        "adjusted",
        _("adjusted score"),
        load=_score("adjusted"),
        order=F("score__adjusted").desc(nulls_last=True),
        **SEES,
    ),
    Column(
        "rank", _("rank"), load=_score("rank_raw"), order=F("score__rank_raw").asc(nulls_last=True), **SEES
    ),
    Column("decision", _("decision"), load=_decision("status", Decision.Status), **DECIDES),
    Column("outcome", _("outcome"), load=_decision("outcome", Decision.Outcome), **DECIDES),
)
