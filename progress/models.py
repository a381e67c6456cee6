"""Long work that somebody waits for: how far it is, what failed, whether it shall stop."""

import uuid
from pathlib import PurePath

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, guard


class JobState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("job", "Waiting for its turn")
    RUNNING = "running", pgettext_lazy("job", "Under way")
    DONE = "done", pgettext_lazy("job", "Done")
    CANCELLED = "cancelled", pgettext_lazy("job", "Stopped")
    FAILED = "failed", pgettext_lazy("job", "Could not be done")


JOB = Lifecycle(
    "progress.Job",
    states=JobState,
    field="state",
    transitions=[
        Transition("begin", ("waiting",), "running", by="the worker"),
        Transition("finish", ("running",), "done", by="the worker"),
        Transition("stop", ("waiting", "running"), "cancelled", by="the worker, as somebody asked"),
        Transition("fail", ("waiting", "running"), "failed", by="the worker, after several tries"),
    ],
)


UNFINISHED = [JobState.WAITING, JobState.RUNNING]


def file_name(job: "Job", name: str) -> str:
    """In the private storage; the same at each try."""
    return f"long-work/{job.pk.hex}{PurePath(name).suffix}"


class JobQuerySet(models.QuerySet):
    def unfinished(self) -> "JobQuerySet":
        return self.filter(state__in=UNFINISHED)


class Job(models.Model):
    """One piece of long work. It goes on whoever closes a window, and after its worker was killed. Of work
    that is `about` something there is one at a time."""

    State = JobState

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.SlugField(_("kind"))
    title = models.CharField(_("title"), max_length=300)
    about = models.CharField(max_length=100, blank=True, editable=False, db_default="")
    language = models.CharField(max_length=10, editable=False, db_default=settings.LANGUAGE_CODE)
    arguments = models.JSONField(default=dict, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=JobState, default=JobState.WAITING)
    total = models.PositiveIntegerField(_("all"), default=0)
    done = models.PositiveIntegerField(_("done"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    fault = models.TextField(_("fault"), blank=True)
    result = models.CharField(
        _("outcome"), max_length=300, blank=True, help_text=_("The page on which the outcome is seen.")
    )
    file = models.FileField(_("file"), upload_to=file_name, blank=True, max_length=200, db_default="")
    file_name = models.CharField(max_length=200, blank=True, editable=False, db_default="")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("started by")
    )
    created_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    touched_at = models.DateTimeField(_("last sign of life"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    cancel_asked_at = models.DateTimeField(_("asked to stop at"), null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("long work")
        verbose_name_plural = _("long work")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=JobState.values), name="job_state_known"),
            models.UniqueConstraint(
                fields=["kind", "about"],
                condition=models.Q(state__in=["waiting", "running"]) & ~models.Q(about=""),
                name="one_open_job_about_a_thing",
            ),
        ]
        indexes = [
            models.Index(
                fields=["created_at"],
                condition=models.Q(state__in=["waiting", "running"]),
                name="job_unfinished",
            ),
            models.Index(fields=["kind", "about", "created_at"], name="job_about"),
            models.Index(fields=["ended_at"], condition=~models.Q(file=""), name="job_with_file"),
        ]
        triggers = [guard(JOB)]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("job", kwargs={"pk": self.pk})

    @property
    def is_over(self) -> bool:
        return self.state not in UNFINISHED

    @property
    def handled(self) -> int:
        """How many of the total are behind it, well or not."""
        return self.done + self.failed


class JobItem(models.Model):
    """One of the things that the work is done to."""

    class Outcome(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("item of a job", "Waiting")
        DONE = "done", pgettext_lazy("item of a job", "Done")
        FAILED = "failed", pgettext_lazy("item of a job", "Failed")

    job = models.ForeignKey(Job, models.CASCADE, related_name="items")
    key = models.CharField(max_length=100)
    label = models.CharField(_("what"), max_length=300, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.WAITING)
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("item of long work")
        verbose_name_plural = _("items of long work")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["job", "key"], name="item_once_in_its_job"),
            models.CheckConstraint(
                condition=models.Q(outcome__in=["waiting", "done", "failed"]), name="item_outcome_known"
            ),
        ]
        indexes = [
            models.Index(fields=["job", "id"], condition=models.Q(outcome="waiting"), name="item_waiting"),
            models.Index(fields=["job", "id"], condition=models.Q(outcome="failed"), name="item_failed"),
        ]

    def __str__(self) -> str:
        return self.label or self.key
