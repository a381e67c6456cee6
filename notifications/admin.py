"""Message texts and the outbox, for staff. `academy/admin.py` registers them with the roles that may."""

from django.conf import settings
from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from lifecycle import TransitionRefused

from .kinds import kinds
from .models import MESSAGE, Message, MessageTemplate


class MessageTemplateAdmin(TranslationAdmin):
    list_display = ["__str__", "subject"]
    search_fields = ["kind", "subject", "body"]
    readonly_fields = ["placeholders"]

    @admin.display(description=_("placeholders"))
    def placeholders(self, template: MessageTemplate) -> str:
        kind = kinds.get(template.kind)
        names = kind.placeholders.items() if kind else ()
        return format_html_join("", "<div>{{{{ {} }}}} – {}</div>", names)


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        return [(kind.name, kind.title) for kind in kinds.values()]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class LanguageFilter(admin.SimpleListFilter):
    title = _("language")
    parameter_name = "language"

    def lookups(self, request, model_admin):
        return settings.LANGUAGES

    def queryset(self, request, queryset):
        return queryset.filter(language=self.value()) if self.value() else queryset


class MessageAdmin(admin.ModelAdmin):
    list_display = ["subject", "address", "titled_kind", "state", "created_at", "sent_at", "attempts"]
    list_filter = ["state", KindFilter, LanguageFilter, "may_be_double"]
    search_fields = ["address", "subject"]
    actions = ["hold", "release", "retry"]
    show_full_result_count = False
    exclude = ["html_body", "recipient", "message_id"]

    @admin.display(description=_("kind"), ordering="kind")
    def titled_kind(self, message: Message) -> str:
        return kinds[message.kind].title if message.kind in kinds else message.kind

    def get_object(self, request, object_id, from_field=None):
        """The text of a confidential kind, which opens an account, is shown to nobody."""
        message = super().get_object(request, object_id, from_field)
        if message and message.kind in kinds and kinds[message.kind].confidential:
            message.text_body = _("(confidential)")
        return message

    @admin.action(description=_("Hold the selected messages"), permissions=["view"])
    def hold(self, request, queryset):
        self._move(request, queryset, "hold")

    @admin.action(description=_("Release the selected messages"), permissions=["view"])
    def release(self, request, queryset):
        self._move(request, queryset, "release")

    @admin.action(description=_("Try the selected failed messages again"), permissions=["view"])
    def retry(self, request, queryset):
        self._move(request, queryset, "retry", attempts=0)

    def _move(self, request, queryset, name: str, **fields) -> None:
        try:
            count = MESSAGE.move_all(queryset.order_by(), name, **fields)
        except TransitionRefused as refusal:
            self.message_user(request, str(refusal), level="error")
            return
        self.message_user(request, _("%(count)d messages changed.") % {"count": count})
