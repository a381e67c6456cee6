"""Questions asked of certificates."""

from django.db import models


class CertificateQuerySet(models.QuerySet):
    def queued(self) -> "CertificateQuerySet":
        return self.filter(status="queued")

    def live(self) -> "CertificateQuerySet":
        """Those that stand: made, being made, or to be made again. One of a kind for each participation."""
        return self.filter(status__in=["queued", "valid", "failed"])

    def of(self, person) -> "CertificateQuerySet":
        return self.filter(participation__person=person)

    def published(self) -> "CertificateQuerySet":
        """Those whose PDF was given out, so that somebody may hold it: also when it counts no more."""
        return self.filter(status__in=["valid", "superseded", "revoked"])

    def counted(self) -> dict[str, int]:
        """How many have each status, in one query."""
        names = ["queued", "valid", "failed", "superseded", "revoked"]
        return self.aggregate(**{name: models.Count("pk", filter=models.Q(status=name)) for name in names})

    def for_lists(self) -> "CertificateQuerySet":
        return self.select_related(
            "participation__edition", "participation__person", "issued_by", "signed_with"
        )
