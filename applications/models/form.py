"""The form of a call: sections of questions."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .call import Call


class FormSection(models.Model):
    """One page of the form."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="sections", verbose_name=_("call"))
    key = models.SlugField(_("key"), help_text=_("Names the section in its address."))
    title = models.CharField(_("title"), max_length=150)
    help_text = models.TextField(_("explanation"), blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("form section")
        verbose_name_plural = _("form sections")
        ordering = ["call", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["call", "key"], name="section_key_once_in_call")]

    def __str__(self) -> str:
        return self.title


# The columns whose answer names the person or the organisation.
NAMING = ("given_names", "family_names", "printed_name", "organisation")


class Question(models.Model):
    """One field of the form. Its `key` is stable over editions; `maps_to` says which column of the
    application repeats the answer, so that lists can be searched and filtered by it.

    With `depends_on` it is asked only while that earlier question has one of `depends_on_values`
    (stored values; “yes” and “no” of a consent). A retired one is asked no more; its answers stay."""

    class Kind(models.TextChoices):
        SHORT_TEXT = "short-text", _("Short text")
        LONG_TEXT = "long-text", _("Long text")
        NUMBER = "number", _("Number")
        DATE = "date", _("Date")
        EMAIL = "email", _("Email address")
        TELEPHONE = "telephone", _("Telephone")
        URL = "url", _("Web address")
        SINGLE_CHOICE = "single-choice", _("One choice")
        MULTIPLE_CHOICE = "multiple-choice", _("Several choices")
        COUNTRY = "country", _("Country")
        TRACK = "track", _("Language track")
        LANGUAGE_LEVEL = "language-level", _("Language level (CEFR)")
        SCALE = "scale", _("Scale")
        FILE = "file", _("Document")
        CONSENT = "consent", _("Consent")

    WITH_CHOICES = (Kind.SINGLE_CHOICE, Kind.MULTIPLE_CHOICE, Kind.SCALE)

    class MapsTo(models.TextChoices):
        """The application's columns that repeat an answer."""

        GIVEN_NAMES = "given_names", _("given names")
        FAMILY_NAMES = "family_names", _("family names")
        PRINTED_NAME = "printed_name", _("name on the certificate")
        GENDER = "gender", _("gender")
        COUNTRY = "country", _("country of work")
        ORGANISATION = "organisation", _("organisation")
        CONSTITUENT_GROUP = "constituent_group", _("constituent group")
        FUNDING = "funding", _("who pays")
        TRACK = "track", _("language track")

    class Audience(models.TextChoices):
        """Who of the staff reads the answer."""

        REVIEWERS = "reviewers", _("Staff and reviewers")
        REVIEWERS_UNLESS_BLIND = "reviewers-unless-blind", _("Staff; reviewers unless the review is blind")
        STAFF = "staff", _("Staff only")

    section = models.ForeignKey(
        FormSection, models.CASCADE, related_name="questions", verbose_name=_("section")
    )
    key = models.SlugField(_("key"))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SHORT_TEXT)
    label = models.CharField(_("label"), max_length=300)
    help_text = models.TextField(_("help"), blank=True)
    is_required = models.BooleanField(_("required"), default=False)
    required_from = models.DateTimeField(
        _("required from"),
        null=True,
        blank=True,
        help_text=_("Empty: at once. Before this moment a required answer may be left out."),
    )
    max_characters = models.PositiveIntegerField(_("most characters"), null=True, blank=True)
    max_words = models.PositiveIntegerField(_("most words"), null=True, blank=True)
    max_pages = models.PositiveSmallIntegerField(
        _("most pages"), null=True, blank=True, help_text=_("Of a PDF or DOCX. Empty: any number.")
    )
    depends_on = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dependents",
        verbose_name=_("asked only if"),
        help_text=_("An earlier question of the same form."),
    )
    depends_on_values = ArrayField(
        models.CharField(max_length=50), default=list, blank=True, verbose_name=_("has one of the answers")
    )
    maps_to = models.CharField(_("repeated in the application’s"), max_length=20, choices=MapsTo, blank=True)
    audience = models.CharField(_("read by"), max_length=25, choices=Audience, default=Audience.REVIEWERS)
    is_profile = models.BooleanField(
        _("part of the profile"),
        default=False,
        help_text=_("The person’s latest answer is proposed in their next application."),
    )
    stays_editable = models.BooleanField(
        _("may be corrected after submission"), default=False, help_text=_("Contact data, for instance.")
    )
    retention_days = models.PositiveSmallIntegerField(
        _("kept for days after the edition"),
        null=True,
        blank=True,
        help_text=_("Empty: as long as the application."),
    )
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True, editable=False)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["section", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["section", "key"],
                condition=models.Q(retired_at__isnull=True),
                name="question_key_once_in_section",
            ),
            models.CheckConstraint(
                condition=models.Q(depends_on__isnull=True) | ~models.Q(depends_on_values=[]),
                name="condition_has_its_values",
                violation_error_message=_("Choose at least one answer for the condition."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def identifies_applicant(self) -> bool:
        """Whether the answer tells, or may tell, who applies: so marked in the form, or by its nature
        whatever the form says. A reviewer of a blind review never reads it."""
        return (
            self.audience != self.Audience.REVIEWERS
            or self.kind in (self.Kind.EMAIL, self.Kind.TELEPHONE, self.Kind.URL)
            or self.maps_to in NAMING
        )

    @property
    def must_be_answered(self) -> bool:
        """Whether a submission now requires an answer, if the question is asked at all."""
        return self.is_required and (self.required_from is None or self.required_from <= timezone.now())

    @property
    def offered(self) -> list["QuestionChoice"]:
        """The choices that may be chosen now; `choices` holds those of old answers too."""
        return [choice for choice in self.choices.all() if choice.retired_at is None]


class QuestionChoice(models.Model):
    """One answer that a choice question offers. `value` is stored, `label` is read. A retired one is
    offered no more; it stays so that the answers that chose it are read in words."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="choices", verbose_name=_("question"))
    value = models.SlugField(_("value"))
    label = models.CharField(_("label"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    retired_at = models.DateTimeField(_("retired at"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["question", "position", "pk"]
        constraints = [models.UniqueConstraint(fields=["question", "value"], name="choice_value_once")]

    def __str__(self) -> str:
        return self.label
