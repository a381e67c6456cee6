"""How an edition's applications are reviewed: blind or open, and whether reviewers read each other."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lifecycle import recorded
from sessions_app.models import Edition


@recorded
class ReviewPolicy(models.Model):
    """An edition without one is reviewed as the defaults say. `review_policy.py` changes it: the
    history keeps every state, who changed it and why."""

    edition = models.OneToOneField(
        Edition, models.CASCADE, related_name="review_policy", verbose_name=_("edition")
    )
    is_blind = models.BooleanField(
        _("blind review"),
        default=False,
        db_default=False,
        help_text=_(
            "Reviewers see the reference alone: no name, contact, organisation, photo or file name. "
            "What the form marks as hidden in a blind review is withheld, and names in texts are masked."
        ),
    )
    shows_others = models.BooleanField(
        _("reviewers read the others’ reviews"),
        default=True,
        db_default=True,
        help_text=_("Never before their own review of the same application is submitted."),
    )
    reason = models.CharField(_("reason for the last change"), max_length=300, blank=True, db_default="")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("changed by")
    )
    changed_at = models.DateTimeField(_("changed at"), auto_now=True)

    class Meta:
        verbose_name = _("rules of the review")
        verbose_name_plural = _("rules of the reviews")

    def __str__(self) -> str:
        return str(self.edition)
