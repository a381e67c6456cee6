"""The minutes of a selection: frozen files with their hashes, one row for each version."""

import uuid

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import AMENDING, LOADING, Lifecycle, Transition, guard, recorded
from sessions_app.models import Edition


class MinutesStatus(models.TextChoices):
    QUEUED = "queued", _("Being made")
    KEPT = "kept", _("Kept")
    FAILED = "failed", pgettext_lazy("minutes", "Could not be made")


MINUTES = Lifecycle(
    "selection.SelectionMinutes",
    states=MinutesStatus,
    transitions=[
        Transition("keep", ("queued",), "kept", by="the worker"),
        Transition("fail", ("queued",), "failed", by="the worker"),
        Transition("retry", ("failed",), "queued", by="selection officer or approver"),
    ],
)


def pdf_name(minutes: "SelectionMinutes", original_name: str) -> str:
    """A random name in the private storage."""
    return f"minutes/{minutes.pk.hex}.pdf"


def workbook_name(minutes: "SelectionMinutes", original_name: str) -> str:
    return f"minutes/{minutes.pk.hex}.xlsx"


@recorded
class SelectionMinutes(models.Model):
    """One version. Once kept, the database refuses every change and every removal of the row."""

    Status = MinutesStatus

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    edition = models.ForeignKey(
        Edition, models.PROTECT, related_name="selection_minutes", verbose_name=_("edition")
    )
    version = models.PositiveIntegerField(_("version"))
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    status = models.CharField(_("status"), max_length=20, choices=MinutesStatus, default=MinutesStatus.QUEUED)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    made_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    frozen_at = models.DateTimeField(
        _("as of"), null=True, blank=True, help_text=_("The moment whose state the files show.")
    )
    pdf = models.FileField(_("PDF"), upload_to=pdf_name, blank=True, max_length=200)
    pdf_sha256 = models.CharField(_("SHA-256 of the PDF"), max_length=64, blank=True)
    workbook = models.FileField(_("workbook"), upload_to=workbook_name, blank=True, max_length=200)
    workbook_sha256 = models.CharField(_("SHA-256 of the workbook"), max_length=64, blank=True)
    failure = models.TextField(_("why it could not be made"), blank=True)

    class Meta:
        verbose_name = _("minutes of a selection")
        verbose_name_plural = _("minutes of selections")
        ordering = ["edition", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="minutes_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=MinutesStatus.values), name="minutes_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="kept")
                | (
                    models.Q(frozen_at__isnull=False)
                    & ~models.Q(pdf="")
                    & ~models.Q(workbook="")
                    & models.Q(pdf_sha256__regex="^[0-9a-f]{64}$", workbook_sha256__regex="^[0-9a-f]{64}$")
                ),
                name="kept_minutes_have_files_and_hashes",
            ),
        ]
        triggers = [
            guard(MINUTES),
            pgtrigger.Trigger(
                name="stays_as_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=f"""
                    IF coalesce(current_setting('lifecycle.allowed', true), '') = '{LOADING}' THEN
                        NULL;  -- restored rows, as the lifecycle's guard lets them pass
                    ELSIF coalesce(current_setting('{AMENDING}', true), '') = 'on' THEN
                        NULL;  -- somebody whom they name is erased
                    ELSIF OLD.status = 'kept' THEN
                        RAISE EXCEPTION 'minutes that are kept are never changed or removed'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} – {self.version}"
