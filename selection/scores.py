"""Scores of applications: the mean at once by the database; and, stored, with the severity of the
reviewers taken out, ranks and spread. The adjusted score is advice: people decide."""

from datetime import datetime
from decimal import Decimal

import numpy as np
from django.db import transaction
from django.db.models import Avg, Count, DecimalField, IntegerField, Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from applications.models import Application
from sessions_app.models import Edition

from .locks import lock_edition
from .models import ApplicationScore, Review, ReviewerSeverity, ScoreReckoning
from .solvers.severity import Calibration, calibrate

BATCH = 5000


def with_scores(applications: QuerySet[Application], *, reference: str = "pk") -> QuerySet:
    """Annotate `mean_score` (mean of the reviews' weighted scores, None without any) and
    `review_count`. `reference` is the path from the queryset's row to the application."""
    reviews = (
        Review.objects.filter(assignment__application=OuterRef(reference), assignment__status="done")
        .order_by()
        .values("assignment__application")
    )
    return applications.annotate(
        mean_score=Subquery(
            reviews.annotate(mean=Avg("score")).values("mean"),
            output_field=DecimalField(max_digits=4, decimal_places=2),
        ),
        review_count=Coalesce(
            Subquery(reviews.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0
        ),
    )


def reckon_changed() -> int:
    """Reckon the editions whose reviews changed since they were last reckoned; how many."""
    editions = [
        edition
        for edition, number, latest in _present_reviews()
        if not ScoreReckoning.objects.filter(
            edition=edition, reviews=number, latest_review_at=latest
        ).exists()
    ]
    for edition in Edition.objects.filter(pk__in=editions):
        reckon(edition)
    return len(editions)


@transaction.atomic
def reckon(edition: Edition) -> ScoreReckoning:
    """Reckon and store raw and adjusted scores, ranks and severities of an edition from the reviews
    that count now; two at once wait for each other."""
    edition = lock_edition(edition.pk)
    rows = list(_reviews_of(edition))
    if not rows:
        ReviewerSeverity.objects.filter(edition=edition).delete()
    now = timezone.now()
    groups = _store(edition, rows, now) if rows else 0
    ApplicationScore.objects.filter(application__call__edition=edition, computed_at__lt=now).delete()
    reckoning, _is_new = ScoreReckoning.objects.update_or_create(
        edition=edition,
        defaults={
            "computed_at": now,
            "reviews": len(rows),
            "latest_review_at": max((row[3] for row in rows), default=None),
            "groups": groups,
        },
    )
    return reckoning


def _reviews_of(edition: Edition) -> QuerySet:
    """Application, reviewer, score and moment of each review with a score."""
    return (
        Review.objects.filter(
            assignment__application__call__edition=edition,
            assignment__status="done",
            score__isnull=False,
        )
        .order_by("assignment__application", "assignment__reviewer")
        .values_list("assignment__application", "assignment__reviewer", "score", "submitted_at")
    )


def _present_reviews() -> list[tuple]:
    """Each edition that has, or had when last reckoned, reviews: with their number and latest moment."""
    counted = (
        Review.objects.filter(assignment__status="done", score__isnull=False)
        .order_by()
        .values_list("assignment__application__call__edition")
        .annotate(number=Count("pk"), latest=Max("submitted_at"))
    )
    found = {edition: (number, latest) for edition, number, latest in counted}
    emptied = ScoreReckoning.objects.filter(reviews__gt=0).exclude(edition__in=found)
    found |= dict.fromkeys(emptied.values_list("edition", flat=True), (0, None))
    return [(edition, *said) for edition, said in found.items()]


def _store(edition: Edition, rows: list[tuple], now: datetime) -> int:
    """Write scores and severities; how many groups of reviewers share no application."""
    applications, items = _numbered([row[0] for row in rows])
    reviewers, judges = _numbered([row[1] for row in rows])
    scores = np.array([float(row[2]) for row in rows])
    found = calibrate(items, judges, scores)
    number = np.bincount(items)
    raw = np.round(np.bincount(items, scores) / number + 1e-9, 2)
    adjusted = np.round(found.values + 1e-9, 2)
    lowest, highest = np.full(len(applications), np.inf), np.zeros(len(applications))
    np.minimum.at(lowest, items, scores)
    np.maximum.at(highest, items, scores)
    columns = zip(
        applications,
        raw,
        adjusted,
        number,
        highest - lowest,
        _ranks(raw),
        _ranks(adjusted),
        strict=True,
    )
    fields = ["raw", "adjusted", "reviews", "spread", "rank_raw", "rank_adjusted"]
    ApplicationScore.objects.bulk_create(
        (
            ApplicationScore(
                application_id=key,
                raw=_hundredths(mean),
                adjusted=_hundredths(value),
                reviews=int(count),
                spread=_hundredths(spread),
                rank_raw=int(rank),
                rank_adjusted=int(rank_adjusted),
                computed_at=now,
            )
            for key, mean, value, count, spread, rank, rank_adjusted in columns
        ),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["application"],
        update_fields=[*fields, "computed_at"],
    )
    _store_severities(edition, reviewers, judges, scores, found)
    return int(found.groups.max()) + 1


def _store_severities(
    edition: Edition, reviewers: list[int], judges: np.ndarray, scores: np.ndarray, found: Calibration
) -> None:
    number = np.bincount(judges)
    means = np.bincount(judges, scores) / number
    squares = np.bincount(judges, (scores - means[judges]) ** 2)
    deviations = np.sqrt(squares / np.maximum(number - 1, 1))
    ReviewerSeverity.objects.filter(edition=edition).delete()
    ReviewerSeverity.objects.bulk_create(
        ReviewerSeverity(
            edition=edition,
            reviewer_id=reviewer,
            reviews=int(number[place]),
            mean=_hundredths(means[place]),
            deviation=_hundredths(deviations[place]),
            severity=_hundredths(found.severities[place]),
            shared_applications=int(found.shared_items[place]),
            partners=int(found.partners[place]),
            group=int(found.groups[place]),
        )
        for place, reviewer in enumerate(reviewers)
    )


def _numbered(keys: list) -> tuple[list, np.ndarray]:
    """The different keys in order of appearance, and the place of each key among them."""
    places: dict = {}
    numbers = [places.setdefault(key, len(places)) for key in keys]
    return list(places), np.array(numbers)


def _ranks(values: np.ndarray) -> np.ndarray:
    """1 for the highest; equals share the rank."""
    ordered = np.sort(-values)
    return np.searchsorted(ordered, -values, side="left") + 1


def _hundredths(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")
