"""What participants would like to attend, and who waits for a seat. A seat itself is an enrolment."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .participation import Participation
from .programme import ProgrammeSession


class SessionPreference(models.Model):
    """That a participant would like a session, as which of the choices for its time."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="preferences")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, related_name="preferences")
    rank = models.PositiveSmallIntegerField(_("choice"))

    class Meta:
        verbose_name = _("preference")
        verbose_name_plural = _("preferences")
        ordering = ["participation", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["participation", "session"], name="session_preferred_once"),
            models.CheckConstraint(condition=models.Q(rank__gte=1), name="choices_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.participation} – {self.session}"


class WaitingPlace(models.Model):
    """A place on the waiting list of a session that is full. The list is in the order of `id`."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="waiting_places")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, related_name="waiting_places")
    since = models.DateTimeField(_("since"), auto_now_add=True)

    class Meta:
        verbose_name = _("place on a waiting list")
        verbose_name_plural = _("places on waiting lists")
        ordering = ["session", "pk"]
        constraints = [models.UniqueConstraint(fields=["participation", "session"], name="waits_once")]

    def __str__(self) -> str:
        return f"{self.participation} – {self.session}"
