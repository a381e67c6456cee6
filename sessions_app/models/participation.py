"""A person's part in an edition: the place, the sessions chosen, the hours attended."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard, recorded

from ..querysets import ParticipationQuerySet
from .edition import Edition, LanguageTrack
from .programme import ProgrammeSession


class ParticipationStatus(models.TextChoices):
    CONFIRMED = "confirmed", _("Place confirmed")
    CANCELLED = "cancelled", pgettext_lazy("participation", "Cancelled")
    COMPLETED = "completed", _("Attended")


PARTICIPATION = Lifecycle(
    "sessions_app.Participation",
    states=ParticipationStatus,
    transitions=[
        Transition("cancel", ("confirmed",), "cancelled", by="participant or programme officer"),
        Transition("restore", ("cancelled",), "confirmed", by="programme officer"),
        Transition("complete", ("confirmed",), "completed", by="programme officer"),
        Transition("reopen", ("completed",), "confirmed", by="programme officer"),
    ],
)


@recorded
class Participation(models.Model):
    """A confirmed place in an edition, at most one for each person."""

    Status = ParticipationStatus

    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="participations", verbose_name=_("edition")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="participations", verbose_name=_("participant")
    )
    track = models.ForeignKey(
        LanguageTrack, models.PROTECT, related_name="participations", verbose_name=_("language track")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=ParticipationStatus, default=ParticipationStatus.CONFIRMED
    )
    printed_name = models.CharField(
        _("name on the certificate"), max_length=250, help_text=_("Exactly as it shall be printed.")
    )
    country = models.CharField(_("country of work"), max_length=2, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), auto_now_add=True)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["edition", "printed_name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "person"], name="one_participation_each_edition"),
            models.CheckConstraint(
                condition=models.Q(status__in=ParticipationStatus.values), name="participation_status_known"
            ),
        ]
        triggers = [guard(PARTICIPATION)]

    def __str__(self) -> str:
        return self.printed_name


class SessionEnrolment(models.Model):
    """A participant's seat in a session with a choice (elective, master class, study visit)."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="enrolments")
    session = models.ForeignKey(ProgrammeSession, models.CASCADE, related_name="enrolments")
    enrolled_at = models.DateTimeField(_("enrolled at"), auto_now_add=True)

    class Meta:
        verbose_name = _("session enrolment")
        verbose_name_plural = _("session enrolments")
        constraints = [models.UniqueConstraint(fields=["participation", "session"], name="enrolled_once")]
        triggers = [
            pgtrigger.Trigger(
                name="never_more_than_seats",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("session_id"),
                declare=[("places", "int")],
                func="""
                    SELECT capacity INTO places FROM sessions_app_programmesession
                    WHERE id = NEW.session_id FOR NO KEY UPDATE;
                    IF places IS NOT NULL AND places <= (
                        SELECT count(*) FROM sessions_app_sessionenrolment
                        WHERE session_id = NEW.session_id AND id IS DISTINCT FROM NEW.id
                    ) THEN
                        RAISE EXCEPTION 'session % has no seat left', NEW.session_id
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.participation} – {self.session}"


@recorded
class Attendance(models.Model):
    """That a participant was, or was not, at a session."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="attendances", verbose_name=_("participation")
    )
    session = models.ForeignKey(
        ProgrammeSession, models.CASCADE, related_name="attendances", verbose_name=_("session")
    )
    is_present = models.BooleanField(_("present"), default=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("marked by")
    )
    marked_at = models.DateTimeField(_("marked at"), auto_now=True)
    reason = models.CharField(
        _("reason of the correction"),
        max_length=200,
        blank=True,
        help_text=_("Why an earlier mark was wrong."),
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")
        constraints = [
            models.UniqueConstraint(fields=["participation", "session"], name="attendance_marked_once")
        ]

    def __str__(self) -> str:
        return f"{self.participation} – {self.session}"
