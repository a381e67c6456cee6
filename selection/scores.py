"""Scores of applications, reckoned by the database."""

from django.db.models import Avg, Count, DecimalField, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from applications.models import Application

from .models import Review


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
