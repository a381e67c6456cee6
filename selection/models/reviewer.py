"""Reviewers: what they know, read and can take on; the conflicts of interest they declare."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models import Application
from lifecycle import recorded
from sessions_app.languages import WorkingLanguage
from sessions_app.models import Edition

USUAL_CAPACITY = 30


@recorded
class ReviewerProfile(models.Model):
    """What a reviewer can be asked. One for an edition goes before the one for all editions."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="reviewer_profiles",
        verbose_name=_("reviewer"),
    )
    edition = models.ForeignKey(
        Edition,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("edition"),
        help_text=_("Empty: every edition without a profile of its own."),
    )
    organisation = models.CharField(
        _("own organisation"),
        max_length=250,
        blank=True,
        help_text=_("Applicants of the same organisation are never given to this reviewer."),
    )
    sectors = ArrayField(models.SlugField(), default=list, blank=True, verbose_name=_("sectors known well"))
    topics = models.CharField(_("other expertise"), max_length=300, blank=True)
    languages = ArrayField(
        models.CharField(max_length=5, choices=WorkingLanguage),
        default=list,
        verbose_name=_("languages read"),
    )
    capacity = models.PositiveSmallIntegerField(
        _("most reviews in an edition"), default=USUAL_CAPACITY, validators=[MaxValueValidator(2000)]
    )
    is_available = models.BooleanField(_("available"), default=True)

    class Meta:
        verbose_name = _("reviewer")
        verbose_name_plural = _("reviewers")
        ordering = ["person", "edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "edition"],
                nulls_distinct=False,
                name="one_profile_each_edition",
                violation_error_message=_("This reviewer has a profile for the edition already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


@recorded
class ConflictDeclaration(models.Model):
    """That a person may not judge an application, or any of an organisation, by their own word."""

    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="conflict_declarations",
        verbose_name=_("person concerned"),
    )
    application = models.ForeignKey(
        Application,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="conflict_declarations",
        verbose_name=_("application"),
    )
    organisation = models.CharField(_("organisation"), max_length=250, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("declared by")
    )
    declared_at = models.DateTimeField(_("declared at"), auto_now_add=True)

    class Meta:
        verbose_name = _("declared conflict of interest")
        verbose_name_plural = _("declared conflicts of interest")
        ordering = ["-declared_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(application__isnull=False, organisation="")
                | models.Q(application__isnull=True) & ~models.Q(organisation=""),
                name="conflict_with_an_application_or_organisation",
                violation_error_message=_("Name an application or an organisation, one of them."),
            )
        ]

    def __str__(self) -> str:
        about = self.application.reference if self.application else self.organisation
        return f"{self.reviewer} – {about}"
