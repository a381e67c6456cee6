from django.contrib import admin
from django.urls import path

from accounts.admin_access import ReadOnly, RoleAccess
from accounts.roles import Role

from ..models import AssignmentProposal
from ..staff import automatic


@admin.register(AssignmentProposal)
class AssignmentProposalAdmin(ReadOnly, RoleAccess, admin.ModelAdmin):
    viewers = (Role.SELECTION_OFFICER,)
    list_display = ["edition", "status", "reviews_each", "due_on", "made_by", "made_at", "sent_at"]
    list_filter = ["status", "edition"]
    list_select_related = ["edition", "made_by"]

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("edition/<int:pk>/", page(automatic.automatic), name="selection_automatic"),
            path("<int:pk>/look/", page(automatic.proposal), name="selection_proposal"),
            path("<int:pk>/send/", page(automatic.send), name="selection_send_proposal"),
            path("<int:pk>/discard/", page(automatic.discard), name="selection_discard_proposal"),
            path("<int:pk>/add/<uuid:application>/", page(automatic.add), name="selection_add_proposed"),
            path("row/<int:pk>/", page(automatic.move), name="selection_move_proposed"),
            *super().get_urls(),
        ]
