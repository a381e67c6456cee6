"""Questions asked of certificates."""

from django.db import models


class CertificateQuerySet(models.QuerySet):
    def queued(self) -> "CertificateQuerySet":
        return self.filter(status="queued")

    def of(self, person) -> "CertificateQuerySet":
        return self.filter(participation__person=person)
