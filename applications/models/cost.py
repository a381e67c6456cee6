"""What taking part is likely to cost, by where a person comes from."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions_app.countries import Region

from .call import Call


class TravelEstimate(models.Model):
    """The likely cost of the journey from a region, or from one country where it differs."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="travel_estimates", verbose_name=_("call"))
    region = models.CharField(_("ILO region"), max_length=20, choices=Region)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        help_text=_("ISO 3166 code of two letters. Empty: the whole region."),
    )
    amount = models.DecimalField(
        _("journey in EUR"), max_digits=8, decimal_places=2, validators=[MinValueValidator(0)]
    )

    class Meta:
        verbose_name = _("travel estimate")
        verbose_name_plural = _("travel estimates")
        ordering = ["call", "region", "country"]
        constraints = [
            models.UniqueConstraint(fields=["call", "region", "country"], name="travel_estimated_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0), name="travel_costs_no_less_than_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.country or self.get_region_display()
