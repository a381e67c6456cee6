"""The cohort: what it shall keep within, and the scenarios that people compare."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from lifecycle import recorded
from sessions_app.models import Edition

from .decision import Decision

MONEY = {"max_digits": 10, "decimal_places": 2, "validators": [MinValueValidator(0)]}


@recorded
class SelectionPlan(models.Model):
    """What an edition's selection has to spend, and how long its reserve list shall be."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="selection_plan", verbose_name=_("edition")
    )
    fellowship_budget = models.DecimalField(
        _("budget for fellowships in EUR"),
        null=True,
        blank=True,
        help_text=_("Empty: not limited."),
        **MONEY,
    )
    tuition_cost = models.DecimalField(_("cost of “tuition only” in EUR"), default=0, **MONEY)
    partial_cost = models.DecimalField(_("cost of a partial fellowship in EUR"), default=0, **MONEY)
    full_cost = models.DecimalField(_("cost of a full fellowship in EUR"), default=0, **MONEY)
    fellowship_for_who_asks = models.CharField(
        _("fellowship for those who ask"),
        max_length=20,
        choices=[choice for choice in Decision.Fellowship.choices if choice[0] != "none"],
        default=Decision.Fellowship.FULL,
        help_text=_("What the composer counts for an applicant who asks for a fellowship."),
    )
    reserve_size = models.PositiveSmallIntegerField(_("length of the reserve list"), default=20)
    replaces_by_itself = models.BooleanField(
        _("a freed place goes to the next like-for-like reserve by itself"),
        default=False,
        help_text=_("Otherwise the portal proposes whom, and an officer sends the offer with a click."),
    )

    class Meta:
        verbose_name = _("plan of the selection")
        verbose_name_plural = _("plans of the selection")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    fellowship_budget__gte=0, tuition_cost__gte=0, partial_cost__gte=0, full_cost__gte=0
                )
                | models.Q(
                    fellowship_budget__isnull=True,
                    tuition_cost__gte=0,
                    partial_cost__gte=0,
                    full_cost__gte=0,
                ),
                name="plan_amounts_are_not_negative",
            )
        ]

    def __str__(self) -> str:
        return str(self.edition)


@recorded
class Target(models.Model):
    """How many of the cohort shall be of a kind: at least, at most, as a number or a share of the
    places."""

    class Dimension(models.TextChoices):
        """The value is the application's column of that name."""

        REGION = "region", _("ILO region")
        GENDER = "gender", _("Gender")
        CONSTITUENT_GROUP = "constituent_group", _("Constituent group")
        TRACK = "track", _("Language track")
        FUNDING = "funding", _("Who pays")

    class Unit(models.TextChoices):
        NUMBER = "number", _("people")
        SHARE = "share", _("% of the places")

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="targets", verbose_name=_("edition"))
    dimension = models.CharField(_("dimension"), max_length=20, choices=Dimension)
    value = models.CharField(_("of the kind"), max_length=20)
    minimum = models.DecimalField(
        _("at least"),
        null=True,
        blank=True,
        max_digits=6,
        decimal_places=2,
        validators=[MinValueValidator(0)],
    )
    maximum = models.DecimalField(
        _("at most"), null=True, blank=True, max_digits=6, decimal_places=2, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(_("counted in"), max_length=10, choices=Unit, default=Unit.SHARE)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["edition", "dimension", "value"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "dimension", "value"],
                name="one_target_each_kind",
                violation_error_message=_("There is a target for this kind already."),
            ),
            models.CheckConstraint(
                condition=models.Q(minimum__isnull=False) | models.Q(maximum__isnull=False),
                name="target_says_something",
                violation_error_message=_("Give a minimum, a maximum, or both."),
            ),
            models.CheckConstraint(
                condition=models.Q(minimum__isnull=True)
                | models.Q(maximum__isnull=True)
                | models.Q(minimum__lte=models.F("maximum")),
                name="target_minimum_within_maximum",
                violation_error_message=_("The minimum is above the maximum."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_dimension_display()} – {self.value}"


@recorded
class CohortScenario(models.Model):
    """One way to fill the places. Its members say who is chosen and who is pinned."""

    class Basis(models.TextChoices):
        RAW = "raw", _("Scores as given")
        ADJUSTED = "adjusted", _("Scores adjusted for severity")

    edition = models.ForeignKey(
        Edition, models.CASCADE, related_name="cohort_scenarios", verbose_name=_("edition")
    )
    name = models.CharField(_("name"), max_length=100)
    basis = models.CharField(_("score that counts"), max_length=10, choices=Basis, default=Basis.RAW)
    is_proven = models.BooleanField(
        _("proven the best"), default=False, help_text=_("No cohort within the targets scores more.")
    )
    prices = models.JSONField(
        _("what each target costs"), default=dict, help_text=_("Hundredths of a point, by target.")
    )
    unmet = models.JSONField(_("limits that cannot be met together"), default=list)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    made_at = models.DateTimeField(_("made at"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)
    solved_at = models.DateTimeField(_("solved at"), null=True, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made the proposal by"),
    )
    proposed_at = models.DateTimeField(_("made the proposal at"), null=True, blank=True)

    class Meta:
        verbose_name = _("cohort scenario")
        verbose_name_plural = _("cohort scenarios")
        ordering = ["edition", "made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "name"],
                name="scenario_named_once",
                violation_error_message=_("Another scenario of the edition has this name."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class ScenarioMember(models.Model):
    """That an application is chosen in a scenario, or pinned in or out of it."""

    class Pin(models.TextChoices):
        NONE = "", _("Free")
        IN = "in", _("Pinned in")
        OUT = "out", _("Pinned out")

    scenario = models.ForeignKey(CohortScenario, models.CASCADE, related_name="members")
    application = models.ForeignKey(Application, models.CASCADE, related_name="scenario_members")
    pin = models.CharField(_("pin"), max_length=3, choices=Pin, blank=True)
    is_chosen = models.BooleanField(_("chosen"), default=False)

    class Meta:
        verbose_name = _("member of a scenario")
        verbose_name_plural = _("members of a scenario")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "application"], name="member_once_in_scenario"),
            models.CheckConstraint(
                condition=~models.Q(pin="") | models.Q(is_chosen=True), name="member_chosen_or_pinned"
            ),
            models.CheckConstraint(
                condition=~models.Q(pin="out", is_chosen=True) & ~models.Q(pin="in", is_chosen=False),
                name="pin_is_kept",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scenario_id} – {self.application_id}"
