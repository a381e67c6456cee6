"""What a reviewer has typed so far, field by field."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .review import ReviewAssignment


class ReviewEntry(models.Model):
    """One field of a review being written. It becomes part of the review when that is submitted;
    nobody but its reviewer reads it before."""

    assignment = models.ForeignKey(ReviewAssignment, models.CASCADE, related_name="entries")
    name = models.SlugField(_("field"), max_length=60)
    text = models.TextField(_("typed"), blank=True)
    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Counts up at each change, so that two tabs notice each other.")
    )
    saved_at = models.DateTimeField(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("field of a review being written")
        verbose_name_plural = _("fields of reviews being written")
        constraints = [models.UniqueConstraint(fields=["assignment", "name"], name="one_entry_a_field")]

    def __str__(self) -> str:
        return self.name
