"""Questions asked of editions and participations."""

from django.db import models
from django.utils import timezone


class EditionQuerySet(models.QuerySet):
    def published(self) -> "EditionQuerySet":
        return self.filter(is_published=True)

    def past(self) -> "EditionQuerySet":
        return self.filter(ends_on__lt=timezone.localdate())

    def coming(self) -> "EditionQuerySet":
        """Running or yet to come, the next first."""
        return self.filter(ends_on__gte=timezone.localdate()).order_by("starts_on")


class ParticipationQuerySet(models.QuerySet):
    def active(self) -> "ParticipationQuerySet":
        """Those who take part or took part: all but the cancelled."""
        return self.exclude(status="cancelled")


class ProgrammeSessionQuerySet(models.QuerySet):
    def on_public_pages(self) -> "ProgrammeSessionQuerySet":
        """Those of the published programmes of published editions."""
        return self.filter(edition__is_published=True, edition__is_programme_published=True)

    def with_a_choice(self) -> "ProgrammeSessionQuerySet":
        """Those that participants choose: everybody is expected at the others."""
        return self.exclude(kind__in=("plenary", "forum"))
