"""What goes with a confirmed place: the details of the journey, the badge, the calendar's address,
and the check-ins at the door."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .participation import Participation
from .programme import ProgrammeSession

# No letters or digits that are mistaken for one another when read aloud or typed.
BADGE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
BADGE_LENGTH = 10


def new_badge_code() -> str:
    return "".join(secrets.choice(BADGE_SIGNS) for _sign in range(BADGE_LENGTH))


def new_calendar_key() -> str:
    return secrets.token_urlsafe(32)


class ParticipantDetails(models.Model):
    """What only a confirmed participant is asked. Not kept in any history, and removed after the
    edition as `details.py` says."""

    class Diet(models.TextChoices):
        NONE = "", _("No special wishes")
        VEGETARIAN = "vegetarian", _("Vegetarian")
        VEGAN = "vegan", _("Vegan")
        HALAL = "halal", _("Halal")
        KOSHER = "kosher", _("Kosher")
        OTHER = "other", _("Other")

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="details")
    arrival = models.CharField(_("arrival"), max_length=200, blank=True)
    arrives_on = models.DateField(_("day of arrival"), null=True, blank=True)
    departure = models.CharField(_("departure"), max_length=200, blank=True)
    departs_on = models.DateField(_("day of departure"), null=True, blank=True)
    needs_visa = models.BooleanField(_("I need a visa"), null=True, blank=True)
    passport_name = models.CharField(_("name in the passport"), max_length=250, blank=True)
    passport_number = models.CharField(_("number of the passport"), max_length=30, blank=True)
    passport_expires_on = models.DateField(_("passport valid until"), null=True, blank=True)
    nationality = models.CharField(_("nationality"), max_length=2, blank=True)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)
    consulate = models.CharField(_("consulate that gives the visa"), max_length=200, blank=True)
    diet = models.CharField(_("meals"), max_length=20, choices=Diet, default=Diet.NONE, blank=True)
    diet_note = models.CharField(_("allergies and other wishes"), max_length=300, blank=True)
    accessibility = models.TextField(_("what you need to take part"), max_length=1000, blank=True)
    emergency_name = models.CharField(_("whom to call"), max_length=200, blank=True)
    emergency_relation = models.CharField(_("how you are related"), max_length=100, blank=True)
    emergency_phone = models.CharField(_("telephone"), max_length=40, blank=True)
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("details of a participant")
        verbose_name_plural = _("details of participants")

    def __str__(self) -> str:
        return str(self.participation)


class Badge(models.Model):
    """The code by which a participant is checked in. A lost badge gets a new code."""

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="badge")
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_badge_code)

    class Meta:
        verbose_name = _("badge")
        verbose_name_plural = _("badges")

    def __str__(self) -> str:
        return self.code


class CalendarAddress(models.Model):
    """The secret address of a participant's calendar; without a row there is none."""

    participation = models.OneToOneField(Participation, models.CASCADE, related_name="calendar_address")
    key = models.CharField(_("key"), max_length=64, unique=True, default=new_calendar_key)

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self) -> str:
        return str(self.participation)


class CheckIn(models.Model):
    """One scan at a door. Its `key` is the scanner's, so that what is sent twice is written once."""

    key = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    participation = models.ForeignKey(Participation, models.CASCADE, related_name="check_ins")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, related_name="check_ins")
    scanned_at = models.DateTimeField(_("scanned at"))
    received_at = models.DateTimeField(_("received at"), auto_now_add=True)
    scanned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("scanned by")
    )

    class Meta:
        verbose_name = _("check-in")
        verbose_name_plural = _("check-ins")

    def __str__(self) -> str:
        return f"{self.participation} – {self.session}"
