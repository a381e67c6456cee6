"""The user: one account per person, known by the email address."""

import zoneinfo
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower, Upper
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded

from .querysets import UserManager


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless `name` is an IANA time zone."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is not a known time zone."), params={"name": name})


class User(AbstractBaseUser, PermissionsMixin):
    """Applicant, participant or member of the staff; the address is the login."""

    email = models.EmailField(_("email address"), unique=True)
    given_names = models.CharField(_("given names"), max_length=150, blank=True)
    family_names = models.CharField(_("family names"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default=settings.TIME_ZONE, validators=[validate_time_zone]
    )
    wants_reminders = models.BooleanField(
        _("reminders"),
        default=True,
        help_text=_("Remind me by mail of what I have begun and not finished."),
    )
    wants_digest = models.BooleanField(
        _("daily list of work"),
        default=True,
        help_text=_("For staff: tell me by mail each working day what waits for me."),
    )
    refused_address = models.EmailField(
        _("address that refused our mail"), blank=True, editable=False, help_text=_("As reported last.")
    )
    is_active = models.BooleanField(_("active"), default=True)
    is_staff = models.BooleanField(_("may enter the staff site"), default=False)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now, editable=False)

    # Whether the person whose request this is must set up a second factor before anything of the staff's
    # opens: said by the middleware, of nobody else.
    awaits_second_factor = False

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="one_account_per_address",
                violation_error_message=_("An account with this address exists already."),
            )
        ]
        indexes = [GinIndex(OpClass(Upper("email"), name="gin_trgm_ops"), name="person_address_search")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def get_full_name(self) -> str:
        """Given then family names, as typed; empty when neither is known."""
        return f"{self.given_names} {self.family_names}".strip()

    def get_short_name(self) -> str:
        return self.given_names or self.email

    @property
    def is_unreachable(self) -> bool:
        """Whether the present address refused our last mail. A new address is believed."""
        return bool(self.refused_address) and self.refused_address.lower() == self.email.lower()

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        """The person's time zone."""
        return zoneinfo.ZoneInfo(self.time_zone)

    @cached_property
    def role_names(self) -> frozenset[str]:
        """The names of the person's roles; one query per instance, none after `with_roles`."""
        held = getattr(self, "roles_read", None)
        return frozenset(self.groups.values_list("name", flat=True) if held is None else held)


recorded(User, fields=["id", "is_active", "is_staff"], kept_as="UserRightsEvent")


@recorded
class RoleHolding(User.groups.through):
    """That a person holds a role, for its history: who gave it, who took it away."""

    class Meta:
        proxy = True
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self) -> str:
        return str(self.group)


class SecondFactorRemoval(models.Model):
    """Who took whose second factor away, when and why. Never changed."""

    person = models.ForeignKey(User, models.CASCADE, related_name="+", verbose_name=_("person"))
    by = models.ForeignKey(
        User,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("removed by"),
        help_text=_("Nobody: at the server itself."),
    )
    factors = models.CharField(_("what was removed"), max_length=200)
    reason = models.CharField(_("reason"), max_length=500)
    removed_at = models.DateTimeField(_("removed"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("removed second factor")
        verbose_name_plural = _("removed second factors")
        ordering = ["-removed_at"]

    def __str__(self) -> str:
        return str(self.person)


from .privacy_models import ERASURE_REQUEST, AccessRecord, Consent, ErasureRequest  # noqa: E402

__all__ = [
    "ERASURE_REQUEST",
    "AccessRecord",
    "Consent",
    "ErasureRequest",
    "SecondFactorRemoval",
    "User",
    "validate_time_zone",
]
