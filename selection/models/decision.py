"""Decisions and the offers that released ones make."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from applications.models import Application
from lifecycle import Lifecycle, Transition, guard, recorded

from ..querysets import DecisionQuerySet, OfferQuerySet


class DecisionStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Approved")
    RELEASED = "released", _("Released")
    DISCARDED = "discarded", _("Discarded")


DECISION = Lifecycle(
    "selection.Decision",
    states=DecisionStatus,
    transitions=[
        Transition("approve", ("proposed",), "approved", by="a second person: approver or selection officer"),
        Transition("discard", ("proposed", "approved"), "discarded", by="selection officer or approver"),
        Transition("take_back", ("approved",), "proposed", by="selection officer or approver"),
        Transition("restore", ("discarded",), "proposed", by="selection officer or approver"),
        Transition(
            "release",
            ("approved",),
            "released",
            by="selection officer",
            sends=("offer", "reserve", "not-selected"),
        ),
    ],
)


@recorded
class Decision(models.Model):
    """What is decided on an application: proposed by one person, approved by another, then released.
    Only a released one is known to the applicant."""

    Status = DecisionStatus

    class Outcome(models.TextChoices):
        OFFER = "offer", _("Offer of a place")
        RESERVE = "reserve", _("Reserve list")
        NOT_SELECTED = "not-selected", _("Not selected")

    class Fellowship(models.TextChoices):
        NONE = "none", _("Self-funded")
        TUITION = "tuition", _("Tuition only")
        PARTIAL = "partial", _("Partial fellowship")
        FULL = "full", _("Full fellowship")

    class RefusalReason(models.TextChoices):
        """Why somebody is not selected, for the report. The applicant is not told."""

        NOT_ELIGIBLE = "not-eligible", _("Not eligible")
        RANKED_BELOW = "ranked-below", _("Ranked below those selected")
        BALANCE = "balance", _("Balance of the cohort")
        LANGUAGE = "language", _("Level of the track’s language")
        DUTIES = "duties", _("Duties far from the theme")
        PLAN = "plan", _("Plan for use at home not convincing")
        FUNDING = "funding", _("No funding to take part")
        EARLIER = "earlier", _("Took part in an earlier edition")
        OTHER = "other", _("Other: see the written reason")

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="decisions", verbose_name=_("application")
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome)
    fellowship = models.CharField(_("fellowship"), max_length=20, choices=Fellowship, default=Fellowship.NONE)
    fellowship_amount = models.DecimalField(
        _("fellowship in EUR"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        editable=False,
        help_text=_("Written when the decision is approved, so that a later change of the costs leaves it."),
    )
    partial_amount = models.DecimalField(
        _("amount of the partial fellowship in EUR"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
        help_text=_("Empty: the usual amount of the edition."),
    )
    reserve_rank = models.PositiveSmallIntegerField(_("rank on the reserve list"), null=True, blank=True)
    reason_code = models.CharField(_("why not selected"), max_length=20, choices=RefusalReason, blank=True)
    reason = models.TextField(_("reason, for the staff"), blank=True)
    status = models.CharField(
        _("status"), max_length=20, choices=DecisionStatus, default=DecisionStatus.PROPOSED
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"), auto_now_add=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-proposed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status__in=["proposed", "approved"]),
                name="one_open_decision",
                violation_error_message=_("A decision on this application is already proposed."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=DecisionStatus.values), name="decision_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("proposed_by")),
                name="approved_by_a_second_person",
                violation_error_message=_("Another person must approve it."),
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=["approved", "released"])
                | models.Q(approved_by__isnull=False),
                name="approval_has_its_person",
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="offer") | models.Q(fellowship="none"),
                name="only_an_offer_has_a_fellowship",
                violation_error_message=_("Only an offer of a place can have a fellowship."),
            ),
            models.CheckConstraint(
                condition=models.Q(partial_amount__isnull=True)
                | models.Q(fellowship="partial", partial_amount__gt=0),
                name="only_a_partial_fellowship_has_an_amount",
                violation_error_message=_("Only a partial fellowship has an amount of its own, above zero."),
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="not-selected", reason_code__gt="")
                | (~models.Q(outcome="not-selected") & models.Q(reason_code="")),
                name="a_refusal_has_its_coded_reason",
                violation_error_message=_("Who is not selected has a coded reason, and nobody else."),
            ),
        ]
        indexes = [models.Index(fields=["status", "proposed_at"], name="decision_desk")]
        triggers = [guard(DECISION)]

    def __str__(self) -> str:
        return f"{self.application.reference} – {self.get_outcome_display()}"


class OfferStatus(models.TextChoices):
    PENDING = "pending", _("Awaiting an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", pgettext_lazy("offer", "Declined")
    EXPIRED = "expired", _("Expired")


OFFER = Lifecycle(
    "selection.Offer",
    states=OfferStatus,
    transitions=[
        Transition("accept", ("pending",), "accepted", by="applicant", sends=("place-confirmed",)),
        Transition("decline", ("pending",), "declined", by="applicant", sends=("offer-declined",)),
        Transition("expire", ("pending",), "expired", by="the clock", sends=("offer-expired",)),
    ],
)


@recorded
class Offer(models.Model):
    """A released offer of a place, to be answered by a date."""

    Status = OfferStatus

    decision = models.OneToOneField(
        Decision, models.PROTECT, related_name="offer", verbose_name=_("decision")
    )
    application = models.ForeignKey(
        Application, models.PROTECT, related_name="offers", verbose_name=_("application")
    )
    status = models.CharField(_("status"), max_length=20, choices=OfferStatus, default=OfferStatus.PENDING)
    respond_by = models.DateTimeField(_("answer due by"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    decline_reason = models.TextField(_("reason for declining"), blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ["respond_by"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status__in=["pending", "accepted"]),
                name="one_live_offer_each_application",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=OfferStatus.values), name="offer_status_known"
            ),
        ]
        triggers = [guard(OFFER)]

    def __str__(self) -> str:
        return f"{self.application.reference} – {self.get_status_display()}"
