"""A person's application to an edition."""

import uuid
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lifecycle import Lifecycle, Transition, guard, recorded
from sessions_app.countries import Region
from sessions_app.models import LanguageTrack

from ..name_keys import NameKey
from ..querysets import ApplicationQuerySet
from .call import Call


class ApplicationStatus(models.TextChoices):
    """What the applicant is told. Screening, reviews and unreleased decisions are not in it."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    OFFERED = "offered", _("Place offered")
    RESERVE = "reserve", _("On the reserve list")
    NOT_SELECTED = "not-selected", _("Not selected")
    CONFIRMED = "confirmed", _("Place confirmed")
    DECLINED = "declined", _("Place declined")
    EXPIRED = "expired", _("Offer expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")


APPLICATION = Lifecycle(
    "applications.Application",
    states=ApplicationStatus,
    transitions=[
        Transition("submit", ("draft",), "submitted", by="applicant", sends=("application-received",)),
        Transition(
            "release_offer", ("submitted", "reserve", "not-selected"), "offered", by="selection officer"
        ),
        Transition("release_reserve", ("submitted", "not-selected"), "reserve", by="selection officer"),
        Transition("release_refusal", ("submitted", "reserve"), "not-selected", by="selection officer"),
        Transition("confirm", ("offered",), "confirmed", by="applicant"),
        Transition("decline", ("offered",), "declined", by="applicant"),
        Transition("expire", ("offered",), "expired", by="the clock"),
        Transition(
            "withdraw",
            ("draft", "submitted", "reserve", "offered", "confirmed"),
            "withdrawn",
            by="applicant",
            sends=("application-withdrawn",),
        ),
    ],
)


@recorded
class Application(models.Model):
    """One person's application to one call. The columns from `given_names` to `funding` repeat
    answers (`Question.maps_to`); `submission.summary` reads them."""

    Status = ApplicationStatus

    class Gender(models.TextChoices):
        FEMALE = "female", _("Female")
        MALE = "male", _("Male")
        OTHER = "other", _("Other")
        UNSAID = "prefer-not-to-say", _("Prefers not to say")

    class ConstituentGroup(models.TextChoices):
        GOVERNMENT = "government", _("Government")
        EMPLOYERS = "employers", _("Employers’ organisation")
        WORKERS = "workers", _("Workers’ organisation")
        ENTERPRISE = "sse-enterprise", _("Cooperative, mutual, association, foundation or social enterprise")
        NETWORK = "sse-network", _("Network or federation of the social economy")
        TRAINING = "training-research", _("Training or research institution")
        AGENCY = "agency", _("International or development agency")
        OTHER = "other", _("Other")

    class Funding(models.TextChoices):
        ORGANISATION = "organisation", _("Own organisation")
        DONOR = "donor", _("Donor")
        SELF = "self", _("The applicant")
        FELLOWSHIP = "fellowship", _("Fellowship asked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(_("reference"), max_length=20, unique=True, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, related_name="applications", verbose_name=_("call"))
    applicant = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="applications", verbose_name=_("applicant")
    )
    status = models.CharField(
        _("status"), max_length=20, choices=ApplicationStatus, default=ApplicationStatus.DRAFT
    )
    track = models.ForeignKey(
        LanguageTrack,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("track"),
    )
    given_names = models.CharField(_("given names"), max_length=150, blank=True)
    family_names = models.CharField(_("family names"), max_length=150, blank=True)
    printed_name = models.CharField(_("name on the certificate"), max_length=250, blank=True)
    gender = models.CharField(_("gender"), max_length=20, choices=Gender, blank=True)
    country = models.CharField(_("country of work"), max_length=2, blank=True)
    region = models.CharField(_("ILO region"), max_length=20, choices=Region, blank=True)
    organisation = models.CharField(_("organisation"), max_length=250, blank=True)
    constituent_group = models.CharField(
        _("constituent group"), max_length=20, choices=ConstituentGroup, blank=True
    )
    funding = models.CharField(_("who pays"), max_length=20, choices=Funding, blank=True)
    revision = models.PositiveIntegerField(
        _("revision"), default=0, help_text=_("Counts up at each submission of changed answers.")
    )
    form_revision = models.PositiveIntegerField(
        _("form revision"), default=0, help_text=_("The version of the form that was submitted.")
    )
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("last saved at"), auto_now=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    withdrawal_reason = models.CharField(_("reason for withdrawing"), max_length=500, blank=True)

    read_by = None  # the key of who was found to may read it (`barring`), on the page that asks again
    why_concealed = ""  # of a row in a list: why its reader may not read it (`barring`)
    filled = None  # its form with its answers, once read for a page (`filled_form.filled_once`)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-submitted_at", "-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "applicant"],
                condition=~models.Q(status=ApplicationStatus.WITHDRAWN),
                name="one_open_application_each_call",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ApplicationStatus.values), name="application_status_known"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "withdrawn"]) | models.Q(submitted_at__isnull=False),
                name="submitted_application_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["call", "status", "-submitted_at"], name="application_by_status"),
            # The staff's list: the newest first, drafts last.
            models.Index(
                models.F("submitted_at").desc(nulls_last=True), models.F("id").desc(), name="application_list"
            ),
            models.Index(
                fields=["submitted_at", "id"],
                condition=models.Q(status=ApplicationStatus.SUBMITTED),
                name="application_waiting",
            ),
            # The staff's list, by name.
            models.Index(fields=["family_names", "id"], name="application_by_name"),
            # The same or a similar person, the same organisation, within one call.
            models.Index(
                models.F("call"), NameKey("given_names", "family_names"), name="application_by_name_key"
            ),
            models.Index(
                models.F("call"), NameKey("printed_name", models.Value("")), name="application_by_printed_key"
            ),
            models.Index(
                models.F("call"),
                NameKey("organisation", models.Value("")),
                name="application_by_organisation",
            ),
            GinIndex(
                OpClass(NameKey("given_names", "family_names"), name="gin_trgm_ops"),
                name="application_similar_name",
            ),
        ]
        triggers = [guard(APPLICATION)]

    def __str__(self) -> str:
        return f"{self.reference} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return reverse("application", kwargs={"pk": self.pk})

    @property
    def name(self) -> str:
        """The applicant's name as answered in the form; of the account while the form is empty."""
        return f"{self.given_names} {self.family_names}".strip() or str(self.applicant)

    @property
    def is_editable(self) -> bool:
        """Whether its owner may still change answers: a draft of a call that is open for them."""
        return self.status == ApplicationStatus.DRAFT and self.call.is_open_until(self.closes_at)

    @cached_property
    def extended_until(self) -> datetime | None:
        """The applicant's own last moment; `with_extension` reads it for many at once."""
        return self.call.extended_until(self.applicant_id)

    @property
    def closes_at(self) -> datetime:
        """The last moment to submit this one: the call's, or the extension's when that is later."""
        return max(self.call.closes_at, self.extended_until or self.call.closes_at)
