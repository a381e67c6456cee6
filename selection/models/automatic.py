"""A proposal of the automatic assignment: shown and adjusted before anybody is asked."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from lifecycle import Lifecycle, Transition, guard
from sessions_app.models import Edition


class ProposalStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    SENDING = "sending", _("Being sent")
    FAILED = "failed", _("Stopped")
    SENT = "sent", _("Sent")
    DISCARDED = "discarded", _("Discarded")


ASSIGNMENT_PROPOSAL = Lifecycle(
    "selection.AssignmentProposal",
    states=ProposalStatus,
    transitions=[
        Transition("begin_sending", ("proposed", "failed"), "sending", by="selection officer"),
        Transition("send", ("sending",), "sent", by="the worker", sends=("reviews-assigned",)),
        Transition("stop", ("sending",), "failed", by="the worker"),
        Transition("discard", ("proposed", "failed"), "discarded", by="selection officer"),
    ],
)


# A proposal in one of these has not come to its end: an edition has one at most.
OPEN_PROPOSAL = (ProposalStatus.PROPOSED, ProposalStatus.SENDING, ProposalStatus.FAILED)


class AssignmentProposal(models.Model):
    """Who would review what, so that each eligible application has so many reviews. What is assigned
    already counts and stays."""

    Status = ProposalStatus

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="assignment_proposals", verbose_name=_("edition")
    )
    reviews_each = models.PositiveSmallIntegerField(
        _("reviews of each application"), default=3, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    language_is_required = models.BooleanField(
        _("only reviewers who read the applicant’s language"),
        default=True,
        help_text=_("Otherwise such reviewers are preferred, and others are asked when they do not suffice."),
    )
    due_on = models.DateField(_("due on"))
    status = models.CharField(
        _("status"), max_length=20, choices=ProposalStatus, default=ProposalStatus.PROPOSED
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    failure = models.TextField(_("why the sending stopped"), blank=True, db_default="")

    class Meta:
        verbose_name = _("proposed assignment of reviewers")
        verbose_name_plural = _("proposed assignments of reviewers")
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition"],
                condition=models.Q(status__in=OPEN_PROPOSAL),
                name="one_open_assignment_proposal",
                violation_error_message=_("A proposal is open already: send or discard it first."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ProposalStatus.values), name="assignment_proposal_status_known"
            ),
        ]
        triggers = [guard(ASSIGNMENT_PROPOSAL)]

    def __str__(self) -> str:
        return f"{self.edition} – {self.get_status_display()}"


class ProposedAssignment(models.Model):
    """One reviewer for one application. Without an outcome it is not asked yet."""

    class Outcome(models.TextChoices):
        ASKED = "asked", _("Asked")
        LEFT_OUT = "left-out", _("Left out")

    proposal = models.ForeignKey(AssignmentProposal, models.CASCADE, related_name="rows")
    application = models.ForeignKey(Application, models.CASCADE, related_name="proposed_reviewers")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    reads_language = models.BooleanField(_("reads the language"))
    knows_sector = models.BooleanField(_("knows the sector"))
    is_by_hand = models.BooleanField(_("chosen by hand"), default=False)
    outcome = models.CharField(
        _("what became of it"), max_length=10, choices=Outcome, blank=True, db_default=""
    )

    class Meta:
        verbose_name = _("proposed reviewer")
        verbose_name_plural = _("proposed reviewers")
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "application", "reviewer"],
                name="proposed_once",
                violation_error_message=_("This reviewer has the application already."),
            )
        ]
        indexes = [
            models.Index(
                fields=["proposal", "reviewer"], condition=models.Q(outcome=""), name="proposed_to_send"
            )
        ]

    def __str__(self) -> str:
        return f"{self.application_id} – {self.reviewer_id}"


class UnservedApplication(models.Model):
    """An application that the proposal could not give enough reviewers, and why."""

    class Reason(models.TextChoices):
        CONFLICT = "conflict", _("Too few reviewers without a conflict of interest")
        LANGUAGE = "language", _("Too few reviewers who read the language")
        CAPACITY = "capacity", _("The reviewers who could are full")

    proposal = models.ForeignKey(AssignmentProposal, models.CASCADE, related_name="unserved")
    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    missing = models.PositiveSmallIntegerField(_("reviews missing"))
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)

    class Meta:
        verbose_name = _("application without enough reviewers")
        verbose_name_plural = _("applications without enough reviewers")
        constraints = [models.UniqueConstraint(fields=["proposal", "application"], name="unserved_once")]

    def __str__(self) -> str:
        return f"{self.application_id} – {self.get_reason_display()}"
