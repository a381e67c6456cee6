"""A saved view of the list of applications: filters, columns and order under a name."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..querysets import SavedViewQuerySet


class SavedView(models.Model):
    """An address of the list that somebody keeps. It says what to show, never who may: a shared view
    shows each reader what they may see."""

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=80)
    query = models.TextField(_("filters, columns and order"), blank=True)
    is_shared = models.BooleanField(_("shared with all of the staff"), default=False)
    is_default = models.BooleanField(_("opens first"), default=False)
    changed_at = models.DateTimeField(_("last changed"), auto_now=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                "owner",
                Lower("name"),
                name="one_view_each_name",
                violation_error_message=_("You have a view of this name already."),
            ),
            models.UniqueConstraint(
                fields=["owner"],
                condition=models.Q(is_default=True),
                name="one_default_view_each_person",
                violation_error_message=_("Another view opens first."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The list as the view shows it."""
        query = f"{self.query}&view={self.pk}" if self.query else f"view={self.pk}"
        return f"{reverse('admin:applications_application_changelist')}?{query}"
