"""Who of the staff keeps the messages. The app of messages knows no roles, so it is said here."""

from django.contrib import admin

from accounts.admin_access import ReadOnly, RoleAccess
from notifications.admin import MessageAdmin, MessageTemplateAdmin
from notifications.models import Message, MessageTemplate

from .rules import MESSAGE_OFFICERS


@admin.register(Message)
class StaffMessageAdmin(ReadOnly, RoleAccess, MessageAdmin):
    viewers = MESSAGE_OFFICERS


@admin.register(MessageTemplate)
class StaffMessageTemplateAdmin(RoleAccess, MessageTemplateAdmin):
    editors = MESSAGE_OFFICERS

    def has_add_permission(self, request) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False
