"""An edition of the Academy, where it is held and in which languages."""

import uuid
import zoneinfo
from datetime import date, timedelta
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_time_zone
from lifecycle import recorded

from ..languages import WITHIN_A_SENTENCE, WorkingLanguage
from ..querysets import EditionQuerySet
from .publication import shown_to_everybody

DOCUMENT_TYPES = ["pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp"]
DOCUMENT_BYTES = 20 * 1024 * 1024


def document_name(document: "EditionDocument", original: str) -> str:
    """Where a document is kept: under a name that tells nothing and meets no other."""
    return f"editions/{uuid.uuid4().hex}{Path(original).suffix.lower()}"


def validate_size(file) -> None:
    if file.size > DOCUMENT_BYTES:
        raise ValidationError(_("The file is larger than 20 MB."))


class Venue(models.Model):
    """A place that hosts editions. Its time zone is that of the programme and the deadlines."""

    name = models.CharField(_("name"), max_length=200)
    city = models.CharField(_("city"), max_length=100)
    country = models.CharField(_("country"), max_length=2, help_text=_("ISO 3166 code of two letters."))
    address = models.TextField(_("postal address"), blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="Europe/Rome", validators=[validate_time_zone]
    )

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]
        triggers = [shown_to_everybody()]

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The time zone of the place."""
        return zoneinfo.ZoneInfo(self.time_zone)


@recorded
class Room(models.Model):
    """A room of a venue; two sessions never overlap in it."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name=_("venue"))
    name = models.CharField(_("name"), max_length=100)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["venue", "name"]
        triggers = [shown_to_everybody()]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="room_named_once_in_venue")]

    def __str__(self) -> str:
        return self.name


class ChoosingMode(models.TextChoices):
    FIRST_COME = "first-come", _("First come, first served")
    BEST_FIT = "best-fit", _("Best fit by ranked preference")


class Edition(models.Model):
    """One year's Academy."""

    slug = models.SlugField(_("short address"), unique=True, help_text=_("For example “turin-2027”."))
    title = models.CharField(_("title"), max_length=250)
    summary = models.CharField(_("summary"), max_length=400, blank=True)
    description = models.TextField(_("description"), blank=True, help_text=_("Paragraphs; Markdown."))
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="editions", verbose_name=_("venue"))
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    places = models.PositiveSmallIntegerField(_("places"), default=60)
    tuition = models.DecimalField(
        _("tuition fee in EUR"), max_digits=8, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )
    required_attendance = models.PositiveSmallIntegerField(
        _("attendance required for the certificate, in %"),
        default=80,
        validators=[MaxValueValidator(100)],
        help_text=_("Share of the hours of the sessions open to the participant."),
    )
    signatory_name = models.CharField(_("who signs the certificates"), max_length=150, blank=True)
    signatory_position = models.CharField(_("position of the signatory"), max_length=200, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True)
    is_published = models.BooleanField(_("published"), default=False)
    is_programme_published = models.BooleanField(_("programme published"), default=False)

    choosing_mode = models.CharField(
        _("how seats are given"), max_length=20, choices=ChoosingMode, default=ChoosingMode.FIRST_COME
    )
    choosing_opens_at = models.DateTimeField(_("choosing opens at"), null=True, blank=True)
    seats_allotted_at = models.DateTimeField(_("seats allotted at"), null=True, blank=True, editable=False)
    choosing_closes_at = models.DateTimeField(
        _("choices may be changed until"), null=True, blank=True, help_text=_("The last moment.")
    )
    details_due_on = models.DateField(
        _("details of the journey due on"),
        null=True,
        blank=True,
        help_text=_("Empty: four weeks before the first day."),
    )
    joining_instructions = models.TextField(
        _("joining instructions"),
        blank=True,
        help_text=_("How to get there, where to sleep, what to bring. Paragraphs."),
    )

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_on"]
        triggers = [shown_to_everybody()]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_it_starts",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(required_attendance__lte=100), name="required_attendance_is_a_share"
            ),
            models.CheckConstraint(
                condition=models.Q(choosing_mode__in=ChoosingMode.values), name="choosing_mode_known"
            ),
            models.CheckConstraint(
                condition=models.Q(choosing_closes_at__gt=models.F("choosing_opens_at")),
                name="choosing_closes_after_it_opens",
                violation_error_message=_("Choosing closes before it opens."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("edition", kwargs={"slug": self.slug})

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The venue's time zone, in which programme and deadlines are meant."""
        return self.venue.zone

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed at the venue."""
        return timezone.localdate(timezone=self.zone) > self.ends_on

    @property
    def is_choosing_open(self) -> bool:
        """Whether participants choose and change sessions now."""
        return (
            self.choosing_opens_at is not None
            and self.choosing_opens_at <= timezone.now()
            and (self.choosing_closes_at is None or timezone.now() <= self.choosing_closes_at)
        )

    @property
    def waits_for_allotment(self) -> bool:
        """Whether preferences are only collected: seats are given all together, later."""
        return self.choosing_mode == ChoosingMode.BEST_FIT and self.seats_allotted_at is None

    @property
    def details_due(self) -> date:
        """The day by which a participant says what the journey needs."""
        return self.details_due_on or self.starts_on - timedelta(days=28)

    @property
    def languages(self) -> str:
        """The languages of its tracks, as a list within a sentence."""
        return ", ".join(str(WITHIN_A_SENTENCE[track.language]) for track in self.tracks.all())


@recorded
class LanguageTrack(models.Model):
    """A working language in which an edition is taught."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks", verbose_name=_("edition"))
    language = models.CharField(_("language"), max_length=5, choices=WorkingLanguage)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)

    class Meta:
        verbose_name = _("language track")
        verbose_name_plural = _("language tracks")
        ordering = ["edition", "language"]
        triggers = [shown_to_everybody()]
        constraints = [models.UniqueConstraint(fields=["edition", "language"], name="track_once_in_edition")]

    def __str__(self) -> str:
        return self.get_language_display()


class EditionDocument(models.Model):
    """A file of an edition: for everybody on its page, or for participants only."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="documents", verbose_name=_("edition"))
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(
        _("file"), upload_to=document_name, validators=[FileExtensionValidator(DOCUMENT_TYPES), validate_size]
    )
    is_public = models.BooleanField(
        _("public"), default=True, help_text=_("Otherwise for the participants of the edition only.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["edition", "position", "pk"]
        triggers = [shown_to_everybody()]

    def __str__(self) -> str:
        return self.title
