"""What a person agreed to, what they ask about their data, and who read what is sensitive."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lifecycle import Lifecycle, Transition, append_only, guard, recorded


class Consent(models.Model):
    """That a person said yes or no to something: in which words, of which version, and when."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents", verbose_name=_("person")
    )
    about = models.CharField(
        _("about"), max_length=100, help_text=_("Where it was asked: “application:KEY”.")
    )
    key = models.SlugField(_("question"), max_length=60)
    text = models.TextField(_("words"))
    version = models.CharField(_("version"), max_length=40)
    language = models.CharField(_("language"), max_length=5)
    is_given = models.BooleanField(_("agreed"))
    said_at = models.DateTimeField(_("said at"), auto_now_add=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["-said_at", "pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return self.text[:80]


class AccessRecord(models.Model):
    """That somebody opened something sensitive of another person. Nobody changes it."""

    class What(models.TextChoices):
        APPLICATION = "application", _("Application with its answers")
        DOCUMENT = "document", _("Document of an application")
        DETAILS = "details", _("Journey, passport, meals, needs and whom to call")
        EXPORT = "export", _("List as a file")
        OWN_DATA = "own-data", _("Download of one’s own data")
        DRY_RUN = "dry-run", _("Dry run of an erasure")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    what = models.CharField(_("what"), max_length=20, choices=What)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="access_records",
        verbose_name=_("of whom"),
        help_text=_("Nobody in particular where it was a list."),
    )
    about = models.CharField(_("about"), max_length=100, blank=True)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("record of a reading")
        verbose_name_plural = _("records of readings")
        ordering = ["-at", "-pk"]
        triggers = append_only()

    def __str__(self) -> str:
        return self.get_what_display()


class ErasureStatus(models.TextChoices):
    ASKED = "asked", pgettext_lazy("request of erasure", "To be confirmed by mail")
    CONFIRMED = "confirmed", pgettext_lazy("request of erasure", "To be carried out")
    DONE = "done", pgettext_lazy("request of erasure", "Carried out")
    REFUSED = "refused", pgettext_lazy("request of erasure", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("request of erasure", "Taken back")


ERASURE_REQUEST = Lifecycle(
    "accounts.ErasureRequest",
    states=ErasureStatus,
    transitions=[
        Transition("confirm", ("asked",), "confirmed", by="the person, by the link in the mail"),
        Transition("carry_out", ("asked", "confirmed"), "done", by="administrator"),
        Transition(
            "refuse", ("asked", "confirmed"), "refused", by="administrator", sends=("erasure-refused",)
        ),
        Transition("take_back", ("asked", "confirmed"), "withdrawn", by="the person"),
    ],
)


@recorded
class ErasureRequest(models.Model):
    """A person's wish to be erased, or the staff's act without one. It stays as a fact and its numbers."""

    Status = ErasureStatus

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="erasure_requests", verbose_name=_("person")
    )
    status = models.CharField(_("status"), max_length=20, choices=ErasureStatus, default=ErasureStatus.ASKED)
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    reason = models.CharField(_("reason for refusing"), max_length=500, blank=True)
    result = models.JSONField(_("what was erased, in numbers"), default=dict, blank=True)

    class Meta:
        verbose_name = _("request of erasure")
        verbose_name_plural = _("requests of erasure")
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(status__in=["asked", "confirmed"]),
                name="one_open_erasure_request",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ErasureStatus.values), name="erasure_request_status_known"
            ),
        ]
        triggers = [guard(ERASURE_REQUEST)]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_status_display()}"
