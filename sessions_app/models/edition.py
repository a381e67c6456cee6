"""An edition of the Academy, where it is held and in which languages."""

import zoneinfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import validate_time_zone

from ..languages import WITHIN_A_SENTENCE, WorkingLanguage
from ..querysets import EditionQuerySet


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

    def __str__(self) -> str:
        return f"{self.name}, {self.city}"


class Room(models.Model):
    """A room of a venue; two sessions never overlap in it."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="rooms", verbose_name=_("venue"))
    name = models.CharField(_("name"), max_length=100)
    seats = models.PositiveSmallIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        ordering = ["venue", "name"]
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="room_named_once_in_venue")]

    def __str__(self) -> str:
        return self.name


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

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="edition_ends_after_it_starts",
                violation_error_message=_("The last day comes before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(required_attendance__lte=100), name="required_attendance_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("edition", kwargs={"slug": self.slug})

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The venue's time zone, in which programme and deadlines are meant."""
        return zoneinfo.ZoneInfo(self.venue.time_zone)

    @property
    def is_over(self) -> bool:
        """Whether the last day has passed at the venue."""
        return timezone.localdate(timezone=self.zone) > self.ends_on

    @property
    def languages(self) -> str:
        """The languages of its tracks, as a list within a sentence."""
        return ", ".join(str(WITHIN_A_SENTENCE[track.language]) for track in self.tracks.all())


class LanguageTrack(models.Model):
    """A working language in which an edition is taught."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="tracks", verbose_name=_("edition"))
    language = models.CharField(_("language"), max_length=5, choices=WorkingLanguage)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)

    class Meta:
        verbose_name = _("language track")
        verbose_name_plural = _("language tracks")
        ordering = ["edition", "language"]
        constraints = [models.UniqueConstraint(fields=["edition", "language"], name="track_once_in_edition")]

    def __str__(self) -> str:
        return self.get_language_display()
