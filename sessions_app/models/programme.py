"""The sessions of an edition's programme."""

from datetime import date

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    ArrayField,
    BigIntegerRangeField,
    DateTimeRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import Case, Deferrable, F, Func, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..languages import WITHIN_A_SENTENCE, WorkingLanguage
from ..querysets import ProgrammeSessionQuerySet
from .edition import Edition, LanguageTrack, Room
from .publication import shown_to_everybody


class Period(Func):
    """The half-open range from start to end, so that a session may begin as another ends."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class Numbers(Func):
    """The closed range of whole numbers; of nothing to nothing it holds them all."""

    function = "INT8RANGE"
    output_field = BigIntegerRangeField()


class DatabaseExclusion(ExclusionConstraint):
    """One that the database holds. What a form says of it stands in `clashes.py`, in words that name
    the other session."""

    def validate(self, *_args, **_options) -> None:
        return


class Theme(models.Model):
    """A thread through the programme, by which readers may filter it."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="themes", verbose_name=_("edition"))
    name = models.CharField(_("name"), max_length=120)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["edition", "position", "pk"]
        triggers = [shown_to_everybody()]

    def __str__(self) -> str:
        return self.name


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
    theme = models.ForeignKey(
        Theme, models.SET_NULL, related_name="sessions", null=True, blank=True, verbose_name=_("theme")
    )
    languages = ArrayField(
        models.CharField(max_length=5, choices=WorkingLanguage),
        verbose_name=_("languages spoken"),
        default=list,
        blank=True,
    )
    interpretation = ArrayField(
        models.CharField(max_length=5, choices=WorkingLanguage),
        verbose_name=_("interpreted into"),
        default=list,
        blank=True,
    )
    capacity = models.PositiveSmallIntegerField(
        _("capacity"), null=True, blank=True, help_text=_("Empty: everybody.")
    )

    objects = ProgrammeSessionQuerySet.as_manager()

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
            DatabaseExclusion(
                name="one_session_in_a_room_at_a_time",
                expressions=[
                    (Period("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                    ("room", RangeOperators.EQUAL),
                ],
                condition=models.Q(room__isnull=False),
                deferrable=Deferrable.IMMEDIATE,  # looked at once a statement: a programme moves as a whole
            ),
            # Sessions with a choice may run side by side; nothing of a track runs beside its plenary. So
            # a session's place is its own number when it may have others beside it, else all numbers.
            DatabaseExclusion(
                name="nothing_beside_a_plenary_of_the_track",
                expressions=[
                    ("track", RangeOperators.EQUAL),
                    (Period("starts_at", "ends_at", RangeBoundary()), RangeOperators.OVERLAPS),
                    (
                        Case(
                            When(
                                kind__in=["plenary", "forum"],
                                then=Numbers(Value(None), Value(None), Value("[]")),
                            ),
                            default=Numbers(F("id"), F("id"), Value("[]")),
                            output_field=BigIntegerRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=models.Q(track__isnull=False),
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]
        triggers = [
            shown_to_everybody(),
            pgtrigger.Trigger(
                name="carries_its_speakers",
                level=pgtrigger.Statement,
                when=pgtrigger.After,
                operation=pgtrigger.Update,
                referencing=pgtrigger.Referencing(new="moved"),
                func="""
                    UPDATE sessions_app_sessionspeaker speaking
                    SET period = tstzrange(moved.starts_at, moved.ends_at)
                    FROM moved
                    WHERE speaking.session_id = moved.id
                        AND speaking.period IS DISTINCT FROM tstzrange(moved.starts_at, moved.ends_at);
                    RETURN NULL;
                """,
            ),
            pgtrigger.Trigger(
                name="keeps_seats_taken",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("capacity"),
                func="""
                    IF NEW.capacity < (
                        SELECT count(*) FROM sessions_app_sessionenrolment WHERE session_id = NEW.id
                    ) THEN
                        RAISE EXCEPTION 'more seats of session % are taken than that', NEW.id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("session", kwargs={"slug": self.edition.slug, "pk": self.pk})

    def clean(self) -> None:
        """Raise ValidationError beside the field that clashes with another session."""
        from ..clashes import refuse_clashes

        refuse_clashes(self)

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
    def place_mark(self) -> str:
        """Its time and room as a mark that tells whether it was moved."""
        return f"{self.starts_at.timestamp():.0f}-{self.ends_at.timestamp():.0f}-{self.room_id or ''}"

    @property
    def is_for_everybody(self) -> bool:
        """A plenary or a forum has no enrolment: every participant of its track is expected."""
        return self.kind in (self.Kind.PLENARY, self.Kind.FORUM)

    @property
    def language_names(self) -> str:
        """The languages spoken, as a list within a sentence; the track's when none is said."""
        codes = self.languages or ([self.track.language] if self.track else [])
        return ", ".join(str(WITHIN_A_SENTENCE[code]) for code in codes)

    @property
    def interpretation_names(self) -> str:
        return ", ".join(str(WITHIN_A_SENTENCE[code]) for code in self.interpretation)

    @property
    def hours(self) -> float:
        """Length in hours."""
        return (self.ends_at - self.starts_at).total_seconds() / 3600
