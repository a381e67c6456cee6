"""The sessions of an edition's programme."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Func
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .edition import Edition, LanguageTrack, Room


class Period(Func):
    """The half-open range from start to end, so that a session may begin as another ends."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class ProgrammeSession(models.Model):
    """Something that participants attend: it has a time, and usually a room."""

    class Kind(models.TextChoices):
        PLENARY = "plenary", _("Plenary")
        ELECTIVE = "elective", _("Elective")
        MASTER_CLASS = "master-class", _("Master class")
        STUDY_VISIT = "study-visit", _("Study visit")
        FORUM = "forum", _("Forum")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="sessions", verbose_name=_("edition"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.PLENARY)
    title = models.CharField(_("title"), max_length=250)
    abstract = models.TextField(_("abstract"), blank=True)
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    room = models.ForeignKey(
        Room, models.PROTECT, related_name="sessions", null=True, blank=True, verbose_name=_("room")
    )
    track = models.ForeignKey(
        LanguageTrack,
        models.PROTECT,
        related_name="sessions",
        null=True,
        blank=True,
        verbose_name=_("language track"),
        help_text=_("Empty: for every track, with interpretation."),
    )
    capacity = models.PositiveSmallIntegerField(
        _("capacity"), null=True, blank=True, help_text=_("Empty: everybody.")
    )

    class Meta:
        verbose_name = _("programme session")
        verbose_name_plural = _("programme sessions")
        ordering = ["starts_at", "room"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("The session ends before it starts."),
            ),
            ExclusionConstraint(
                name="one_session_in_a_room_at_a_time",
                expressions=[
                    (Period("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("room", RangeOperators.EQUAL),
                ],
                condition=models.Q(room__isnull=False),
                violation_error_message=_("Another session is in this room at that time."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def venue_day(self) -> date:
        """The day it begins, at the venue. Reads the edition: select it with its venue."""
        return timezone.localdate(self.starts_at, self.edition.zone)

    @property
    def venue_time(self) -> str:
        """From when till when, at the venue."""
        zone = self.edition.zone
        begin, end = timezone.localtime(self.starts_at, zone), timezone.localtime(self.ends_at, zone)
        return f"{begin:%H:%M}–{end:%H:%M}"

    @property
    def is_for_everybody(self) -> bool:
        """A plenary or a forum has no enrolment: every participant of its track is expected."""
        return self.kind in (self.Kind.PLENARY, self.Kind.FORUM)

    @property
    def hours(self) -> float:
        """Length in hours."""
        return (self.ends_at - self.starts_at).total_seconds() / 3600
