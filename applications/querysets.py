"""Questions asked of calls and applications."""

from django.db import models
from django.utils import timezone

MOST_WORDS = 6  # of a search


class CallQuerySet(models.QuerySet):
    def open(self) -> "CallQuerySet":
        """Calls that take applications now, the first to close first."""
        now = timezone.now()
        return self.filter(edition__is_published=True, opens_at__lte=now, closes_at__gte=now).order_by(
            "closes_at"
        )


class ApplicationQuerySet(models.QuerySet):
    def of(self, person) -> "ApplicationQuerySet":
        return self.filter(applicant=person)

    def received(self) -> "ApplicationQuerySet":
        """Those that were ever submitted and not withdrawn."""
        return self.exclude(status__in=["draft", "withdrawn"])

    def newest_first(self) -> "ApplicationQuerySet":
        """As the staff reads them: what was submitted last first, drafts at the end."""
        return self.order_by(models.F("submitted_at").desc(nulls_last=True), "-pk")

    def matching(self, text: str) -> "ApplicationQuerySet":
        """Those of which a name, the organisation, the reference or the account's address holds each
        word. Two searches joined, since an index serves each of them and none serves both."""
        found = self
        for word in text.split()[:MOST_WORDS]:
            columns = ("given_names", "family_names", "organisation", "reference")
            holds = models.Q(*((f"{name}__icontains", word) for name in columns), _connector=models.Q.OR)
            every = self.model._base_manager.order_by()
            by_answers = every.filter(holds).values("pk")
            by_address = every.filter(applicant__email__icontains=word).values("pk")
            found = found.filter(pk__in=by_answers.union(by_address))
        return found

    def for_lists(self) -> "ApplicationQuerySet":
        """With what a row shows, so that a list costs the same at any length."""
        return self.select_related("call__edition__venue", "track", "applicant")
