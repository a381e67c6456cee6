"""All figures for Prometheus: what was answered, and how the work in the database stands, counted when
it is asked for."""

from collections.abc import Iterator

from django.db.models import Count, Min
from django.utils import timezone
from prometheus_client import CollectorRegistry, generate_latest, multiprocess
from prometheus_client.core import GaugeMetricFamily, Metric

from applications.models import Application
from certificates.models import Certificate
from notifications.models import Message


def as_text() -> bytes:
    """All figures in Prometheus' format."""
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)
    registry.register(_Work())
    return generate_latest(registry)


def longest_wait() -> float:
    """For how many seconds the oldest message that is due has waited."""
    oldest = Message.objects.due().order_by().aggregate(at=Min("due_at"))["at"]
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


class _Work:
    """How the portal's work stands. No label tells of a person."""

    def collect(self) -> Iterator[Metric]:
        for name, about, model, field in (
            ("portal_messages", "Messages of the outbox by state.", Message, "state"),
            ("portal_applications", "Applications by state.", Application, "status"),
            ("portal_certificates", "Certificates by state.", Certificate, "status"),
        ):
            family = GaugeMetricFamily(name, about, labels=["state"])
            counted = model.objects.order_by().values_list(field).annotate(number=Count("pk"))
            for state, number in counted:
                family.add_metric([state], number)
            yield family
        waiting = GaugeMetricFamily(
            "portal_oldest_due_message_seconds", "How long the oldest message that is due has waited."
        )
        waiting.add_metric([], longest_wait())
        yield waiting
