"""Review: the rubric, who is to review what, and the reviews."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models import Application
from lifecycle import Lifecycle, Transition, guard, recorded
from sessions_app.models import Edition

from ..querysets import ReviewAssignmentQuerySet

LOWEST_SCORE, HIGHEST_SCORE = 1, 5


class Criterion(models.Model):
    """One line of an edition's rubric, scored from 1 to 5."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="criteria", verbose_name=_("edition"))
    title = models.CharField(_("title"), max_length=150)
    guidance = models.TextField(_("guidance"), blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=10, validators=[MinValueValidator(1)])
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ["edition", "position", "pk"]
        constraints = [models.CheckConstraint(condition=models.Q(weight__gt=0), name="criterion_has_weight")]

    def __str__(self) -> str:
        return self.title


class AssignmentStatus(models.TextChoices):
    ASSIGNED = "assigned", _("Assigned")
    DONE = "done", _("Reviewed")
    DECLINED = "declined", pgettext_lazy("review assignment", "Declined")
    CANCELLED = "cancelled", pgettext_lazy("review assignment", "Cancelled")


ASSIGNMENT = Lifecycle(
    "selection.ReviewAssignment",
    states=AssignmentStatus,
    transitions=[
        Transition("submit", ("assigned",), "done", by="reviewer"),
        Transition("reopen", ("done",), "assigned", by="selection officer"),
        Transition("revise", ("done",), "assigned", by="reviewer"),
        Transition("decline", ("assigned",), "declined", by="reviewer"),
        Transition("cancel", ("assigned", "declined"), "cancelled", by="selection officer"),
        Transition(
            "reassign",
            ("cancelled", "declined"),
            "assigned",
            by="selection officer",
            sends=("review-assigned",),
        ),
    ],
)


@recorded
class ReviewAssignment(models.Model):
    """That a reviewer is asked to review an application."""

    Status = AssignmentStatus

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="assignments", verbose_name=_("application")
    )
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="review_assignments",
        verbose_name=_("reviewer"),
    )
    status = models.CharField(
        _("status"), max_length=20, choices=AssignmentStatus, default=AssignmentStatus.ASSIGNED
    )
    due_on = models.DateField(_("due on"))
    assigned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("assigned by")
    )
    assigned_at = models.DateTimeField(_("assigned at"), auto_now_add=True)
    decline_reason = models.CharField(_("reason for declining"), max_length=300, blank=True)
    has_conflict = models.BooleanField(
        _("declined for a conflict of interest"), default=False, db_default=False
    )
    replaces = models.OneToOneField(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="replacement",
        verbose_name=_("in the place of"),
    )

    objects = ReviewAssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("review assignment")
        verbose_name_plural = _("review assignments")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"],
                name="assigned_once",
                violation_error_message=_("This reviewer has the application already."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=AssignmentStatus.values), name="assignment_status_known"
            ),
        ]
        indexes = [
            models.Index(fields=["reviewer", "status", "due_on"], name="assignment_desk"),
            models.Index(fields=["status", "due_on"], name="assignment_due"),
        ]
        triggers = [guard(ASSIGNMENT)]

    def __str__(self) -> str:
        return f"{self.reviewer} – {self.application.reference}"


@recorded
class Review(models.Model):
    """What the reviewer found. It knows which revision of the application it judged."""

    assignment = models.OneToOneField(
        ReviewAssignment, models.CASCADE, related_name="review", verbose_name=_("review assignment")
    )
    application_revision = models.PositiveIntegerField(_("revision judged"))
    judged = models.JSONField(
        _("versions judged"),
        null=True,
        editable=False,
        help_text=_("The version of each answer, and the document of each question, by the question’s key."),
    )
    comment = models.TextField(_("comment to the staff"), blank=True)
    attention = models.TextField(
        _("for the staff’s attention"),
        blank=True,
        db_default="",
        help_text=_("Why the staff should look at this application; empty: nothing."),
    )
    score = models.DecimalField(
        _("weighted score"),
        max_digits=4,
        decimal_places=2,
        null=True,
        editable=False,
        help_text=_("Mean of the criteria answered, by weight; empty when all are “not applicable”."),
    )
    submitted_at = models.DateTimeField(_("submitted at"), auto_now=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__range=(LOWEST_SCORE, HIGHEST_SCORE)),
                name="review_score_in_range",
            )
        ]

    def __str__(self) -> str:
        return str(self.assignment)


@recorded
class CriterionScore(models.Model):
    """The score on one criterion; an empty value says “not applicable”."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="scores", verbose_name=_("review"))
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, related_name="scores", verbose_name=_("criterion")
    )
    value = models.PositiveSmallIntegerField(
        _("score"),
        null=True,
        blank=True,
        validators=[MinValueValidator(LOWEST_SCORE), MaxValueValidator(HIGHEST_SCORE)],
    )
    comment = models.TextField(_("comment"), blank=True, db_default="")

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            models.UniqueConstraint(fields=["review", "criterion"], name="criterion_scored_once"),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True) | models.Q(value__range=(LOWEST_SCORE, HIGHEST_SCORE)),
                name="criterion_score_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion} – {self.value}"
