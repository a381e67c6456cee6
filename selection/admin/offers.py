from django.contrib import admin
from django.urls import path
from django.utils.translation import gettext_lazy as _

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import Offer
from ..staff import offers
from .columns import ApplicationColumns


@admin.register(Offer)
class OfferAdmin(ReadOnly, ApplicationColumns, RoleAccess, admin.ModelAdmin):
    """What was offered and answered; applicants answer on their own page."""

    viewers = (Role.SELECTION_OFFICER, Role.APPROVER, Role.PROGRAMME_OFFICER)
    list_display = ["application_link", "applicant", "fellowship", "state", "respond_by", "answered_at"]
    list_select_related = ["application__applicant", "decision"]
    list_filter = ["status", "application__call__edition"]

    @admin.display(description=_("fellowship"), ordering="decision__fellowship")
    def fellowship(self, offer):
        return offer.decision.get_fellowship_display() if offer.decision_id else None

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/", page(offers.offers), name="selection_offers"),
            path("more-time/<int:pk>/", page(offers.answer_time), name="selection_answer_time"),
            path("<int:pk>/fill/", page(offers.fill), name="selection_fill"),
            path("<int:pk>/fill-otherwise/", page(offers.fill_otherwise), name="selection_fill_otherwise"),
            *super().get_urls(),
        ]
