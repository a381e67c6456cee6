"""Figures of an edition, and of all editions beside each other.

Each figure has one definition, stated on the page and in the workbook, and is counted with the same
querysets as the staff's lists, so that both show the same number.
"""

from dataclasses import dataclass

from django.db.models import Avg, Count, Q, QuerySet
from django.utils.translation import gettext as _

from applications.models import Application
from selection.models import Decision
from sessions_app.evaluation import FEWEST
from sessions_app.models import Edition, EvaluationAnswer, Participation


@dataclass(frozen=True)
class Headline:
    key: str
    label: str
    definition: str
    value: int | float | None


def received() -> QuerySet[Application]:
    return Application.objects.received()


def selected() -> QuerySet[Application]:
    """Those to whom a place was offered, whatever became of the offer."""
    return received().filter(status__in=["offered", "confirmed", "declined", "expired"])


def participants() -> QuerySet[Participation]:
    return Participation.objects.active()


def fellowships() -> QuerySet[Decision]:
    """The released offers that carry one and were not declined."""
    return Decision.objects.filter(
        application__status__in=["offered", "confirmed"],
        status="released",
        outcome=Decision.Outcome.OFFER,
    ).exclude(fellowship=Decision.Fellowship.NONE)


def _satisfaction(editions: list[Edition]) -> dict[int, float]:
    """The mean of the scales asked at the end; of an edition where fewer than five answered each, none."""
    scales = EvaluationAnswer.objects.filter(
        question__edition__in=editions, question__scope="edition", value__isnull=False
    )
    counted = (
        scales.order_by()
        .values_list("question__edition")
        .annotate(mean=Avg("value"), number=Count("pk"), questions=Count("question", distinct=True))
    )
    return {
        edition: round(float(mean), 2)
        for edition, mean, number, questions in counted
        if number >= FEWEST * questions
    }


def _by_edition(rows: QuerySet, column: str, editions: list[Edition]) -> dict[int, int]:
    counted = rows.filter(**{f"{column}__in": editions}).order_by().values_list(column)
    return dict(counted.annotate(number=Count("pk")))


def figures(editions: list[Edition]) -> list[tuple[Edition, list[Headline]]]:
    """The figures of each edition, in five queries however many there are."""
    counted = [
        (
            "applications",
            _("Applications"),
            _("Submitted and not withdrawn."),
            _by_edition(received(), "call__edition", editions),
        ),
        (
            "selected",
            _("Selected"),
            _("A place was offered, whatever became of the offer; withdrawn ones apart."),
            _by_edition(selected(), "call__edition", editions),
        ),
        (
            "participants",
            _("Participants"),
            _("Places confirmed or attended; cancelled ones apart."),
            _by_edition(participants(), "edition", editions),
        ),
        (
            "fellowships",
            _("Fellowships"),
            _("Released offers of a full or partial fellowship, or of tuition, open or accepted."),
            _by_edition(fellowships(), "application__call__edition", editions),
        ),
    ]
    satisfied = _satisfaction(editions)
    return [
        (
            edition,
            [
                *(
                    Headline(key, label, said, numbers.get(edition.pk, 0))
                    for key, label, said, numbers in counted
                ),
                Headline(
                    "satisfaction",
                    _("Satisfaction"),
                    _("Mean of the five-point scales at the end; shown from five answers on."),
                    satisfied.get(edition.pk),
                ),
            ],
        )
        for edition in editions
    ]


def headlines(edition: Edition) -> list[Headline]:
    """The figures of one edition."""
    return figures([edition])[0][1]


def across_years() -> list[tuple[Edition, list[Headline]]]:
    """Every edition with its figures, the latest first. Their number is that of years."""
    editions = Edition.objects.filter(Q(is_published=True) | Q(participations__isnull=False)).distinct()
    return figures(list(editions.select_related("venue").order_by("-starts_on")))
