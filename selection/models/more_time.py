"""An applicant's request for more time to answer an offer."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard, recorded

from .decision import Offer


class TimeRequestStatus(models.TextChoices):
    OPEN = "open", _("Awaiting an answer")
    GRANTED = "granted", pgettext_lazy("request for more time", "Granted")
    REFUSED = "refused", pgettext_lazy("request for more time", "Not granted")
    CLOSED = "closed", pgettext_lazy("request for more time", "No longer needed")


TIME_REQUEST = Lifecycle(
    "selection.TimeRequest",
    states=TimeRequestStatus,
    transitions=[
        Transition("grant", ("open",), "granted", by="selection officer", sends=("more-time-granted",)),
        Transition("refuse", ("open",), "refused", by="selection officer", sends=("more-time-refused",)),
        Transition("close", ("open",), "closed", by="the answer to the offer, or its expiry"),
    ],
)


@recorded
class TimeRequest(models.Model):
    """Why somebody needs more time, and what the staff answered."""

    Status = TimeRequestStatus

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="time_requests", verbose_name=_("offer"))
    reason = models.TextField(_("reason"))
    status = models.CharField(
        _("status"), max_length=20, choices=TimeRequestStatus, default=TimeRequestStatus.OPEN
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    until = models.DateTimeField(_("answer due by, as granted"), null=True, blank=True)
    note = models.TextField(_("note to the applicant"), blank=True)

    class Meta:
        verbose_name = _("request for more time")
        verbose_name_plural = _("requests for more time")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer"],
                condition=models.Q(status="open"),
                name="one_open_time_request_each_offer",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=TimeRequestStatus.values), name="time_request_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="granted") | models.Q(until__isnull=False),
                name="time_granted_has_its_date",
            ),
        ]
        triggers = [guard(TIME_REQUEST)]

    def __str__(self) -> str:
        return f"{self.offer} – {self.get_status_display()}"
