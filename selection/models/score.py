"""Scores as last reckoned: of each application, and of each reviewer's severity."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from sessions_app.models import Edition

# From this difference between the highest and the lowest review on, the reviewers disagree.
DISAGREEMENT = 2


class ScoreReckoning(models.Model):
    """When an edition's scores were last reckoned, and from which reviews."""

    edition = models.OneToOneField(Edition, models.CASCADE, related_name="score_reckoning")
    computed_at = models.DateTimeField(_("reckoned at"))
    reviews = models.PositiveIntegerField(_("reviews"))
    latest_review_at = models.DateTimeField(_("latest review"), null=True)
    groups = models.PositiveIntegerField(
        _("groups of reviewers"), help_text=_("More than one: some reviewers share no application.")
    )

    class Meta:
        verbose_name = _("reckoning of scores")
        verbose_name_plural = _("reckonings of scores")

    def __str__(self) -> str:
        return str(self.edition)


class ApplicationScore(models.Model):
    """The scores of one application. `raw` is the mean of its reviews; `adjusted` takes out how severe
    its reviewers are (`solvers/severity.py`) and is advice."""

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="score", verbose_name=_("application")
    )
    raw = models.DecimalField(_("score"), max_digits=5, decimal_places=2)
    adjusted = models.DecimalField(_("adjusted score"), max_digits=5, decimal_places=2)
    reviews = models.PositiveSmallIntegerField(_("reviews"))
    spread = models.DecimalField(
        _("spread"), max_digits=4, decimal_places=2, help_text=_("Highest less lowest review.")
    )
    rank_raw = models.PositiveIntegerField(_("rank"))
    rank_adjusted = models.PositiveIntegerField(_("adjusted rank"))
    computed_at = models.DateTimeField(_("reckoned at"))

    class Meta:
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        ordering = ["rank_raw"]

    def __str__(self) -> str:
        return f"{self.application} – {self.raw}"

    @property
    def is_disputed(self) -> bool:
        """Whether its reviewers disagree so much that somebody should look."""
        return self.spread >= DISAGREEMENT


class ReviewerSeverity(models.Model):
    """How a reviewer scores, compared with those who read the same applications."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="severities")
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("reviewer")
    )
    reviews = models.PositiveIntegerField(_("reviews"))
    mean = models.DecimalField(_("mean"), max_digits=5, decimal_places=2)
    deviation = models.DecimalField(_("standard deviation"), max_digits=5, decimal_places=2)
    severity = models.DecimalField(
        _("difference from the others"),
        max_digits=5,
        decimal_places=2,
        help_text=_("Above zero: more generous than the others; below: more severe."),
    )
    shared_applications = models.PositiveIntegerField(_("applications shared"))
    partners = models.PositiveIntegerField(_("reviewers shared with"))
    group = models.PositiveIntegerField(_("group"))

    class Meta:
        verbose_name = _("severity of a reviewer")
        verbose_name_plural = _("severities of reviewers")
        ordering = ["severity"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "reviewer"], name="one_severity_each_edition")
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} – {self.severity}"
