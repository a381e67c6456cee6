"""Messages, their texts and messages to many in the admin, for the roles that may."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path

from accounts.admin_access import OnOwnPage, ReadOnly, RoleAccess
from notifications.admin import MessageAdmin, MessageTemplateAdmin
from notifications.models import Message, MessageTemplate

from . import rules
from .concealing import closed_to, conceal_messages, why_closed
from .models import GroupMessage
from .staff import group, outbox, texts

MOST_SEARCHED = 1000  # what so many share, a search for it tells of nobody


@admin.register(Message)
class StaffMessageAdmin(ReadOnly, RoleAccess, MessageAdmin):
    viewers = rules.OVERSEERS

    def get_changelist_instance(self, request):
        listed = super().get_changelist_instance(request)
        listed.result_list = list(listed.result_list)
        conceal_messages(request.user, listed.result_list)
        return listed

    def get_search_results(self, request, queryset, search_term):
        """A row that is found by a name would tell it, though it is concealed."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        if not search_term:
            return found, may_repeat
        if not hasattr(request, "closed_messages"):
            request.closed_messages = closed_to(request.user, found.only("about").order_by()[:MOST_SEARCHED])
        return found.exclude(pk__in=request.closed_messages), may_repeat

    def history_view(self, request, object_id, extra_context=None):
        found = self.get_object(request, object_id)
        if found and (reason := why_closed(request.user, found)):
            raise PermissionDenied(reason)
        return super().history_view(request, object_id, extra_context)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """What it says and what became of it; acts have their own forms."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        if reason := why_closed(request.user, found):
            raise PermissionDenied(reason)
        return outbox.message_page(request, found)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("<uuid:pk>/act/", page(outbox.act), name="correspondence_message_act"),
            path("<uuid:pk>/edit/", page(outbox.edit), name="correspondence_message_edit"),
            *super().get_urls(),
        ]


@admin.register(MessageTemplate)
class StaffMessageTemplateAdmin(RoleAccess, MessageTemplateAdmin):
    editors = rules.OVERSEERS
    change_form_template = "admin/correspondence/text.html"
    change_list_template = "admin/correspondence/texts.html"

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("all/", page(texts.all_texts), name="correspondence_all_texts"),
            path("<int:pk>/preview/", page(texts.preview), name="correspondence_text_preview"),
            path("<int:pk>/history/", page(texts.history), name="correspondence_text_history"),
            path("<int:pk>/restore/", page(texts.restore), name="correspondence_text_restore"),
            *super().get_urls(),
        ]


@admin.register(GroupMessage)
class GroupMessageAdmin(OnOwnPage, ReadOnly, RoleAccess, admin.ModelAdmin):
    own_page = "admin:correspondence_group_message"
    viewers = rules.APPROVERS
    list_display = ["__str__", "edition", "status", "written_by", "written_at", "approved_by"]
    list_filter = ["status", "edition"]
    list_select_related = ["edition", "written_by", "approved_by"]
    change_list_template = "admin/correspondence/group_messages.html"

    def changelist_view(self, request, extra_context=None):
        shown = {"may_write": rules.can_write_to_many(request.user), **(extra_context or {})}
        return super().changelist_view(request, shown)

    def get_urls(self):
        page = self.admin_site.admin_view
        return [
            path("new/", page(group.new), name="correspondence_new_group_message"),
            path("<int:pk>/", page(group.group_message), name="correspondence_group_message"),
            path("<int:pk>/edit/", page(group.edit), name="correspondence_edit_group_message"),
            path("<int:pk>/act/", page(group.act), name="correspondence_group_message_act"),
            *super().get_urls(),
        ]
