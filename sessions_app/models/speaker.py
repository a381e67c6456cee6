"""Who speaks at sessions."""

import uuid

import pgtrigger
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Deferrable
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .programme import DatabaseExclusion, ProgrammeSession
from .publication import shown_to_everybody

PORTRAIT_BYTES = 5 * 1024 * 1024


def portrait_name(speaker: "Speaker", _original: str) -> str:
    """Where a portrait is kept; always a JPEG of our own making (`portraits.py`)."""
    return f"speakers/{uuid.uuid4().hex}.jpg"


def validate_portrait_size(file) -> None:
    if file.size > PORTRAIT_BYTES:
        raise ValidationError(_("The picture is larger than 5 MB."))


class Speaker(models.Model):
    """A person who speaks, at one edition or several."""

    name = models.CharField(_("name"), max_length=200, help_text=_("As it shall be read, with any title."))
    position = models.CharField(_("position"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    biography = models.TextField(_("biography"), blank=True, help_text=_("Paragraphs."))
    portrait = models.FileField(
        _("portrait"), upload_to=portrait_name, blank=True, validators=[validate_portrait_size]
    )
    sessions = models.ManyToManyField(
        ProgrammeSession, through="SessionSpeaker", related_name="speakers", verbose_name=_("sessions")
    )

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name"]
        triggers = [shown_to_everybody()]

    def __str__(self) -> str:
        return self.name


@recorded
class SessionSpeaker(models.Model):
    """That a speaker is at a session. `period` is the session's, kept right by triggers, so that the
    database can refuse two sessions of one speaker at a time."""

    class Role(models.TextChoices):
        SPEAKER = "speaker", _("Speaker")
        MODERATOR = "moderator", _("Moderator")

    session = models.ForeignKey(
        ProgrammeSession, models.CASCADE, related_name="speaking", verbose_name=_("session")
    )
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="speaking", verbose_name=_("speaker"))
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.SPEAKER)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    period = DateTimeRangeField(_("period"), editable=False, null=True)

    class Meta:
        verbose_name = _("speaker of a session")
        verbose_name_plural = _("speakers of a session")
        ordering = ["session", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "speaker"], name="speaker_once_in_session"),
            DatabaseExclusion(
                name="one_session_of_a_speaker_at_a_time",
                expressions=[("speaker", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                deferrable=Deferrable.IMMEDIATE,
            ),
        ]
        triggers = [
            shown_to_everybody(),
            pgtrigger.Trigger(
                name="speaks_when_the_session_is",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    SELECT tstzrange(starts_at, ends_at) INTO NEW.period
                    FROM sessions_app_programmesession WHERE id = NEW.session_id FOR SHARE;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker} – {self.session}"
