"""Message texts and the outbox, for staff. `correspondence/admin.py` registers them with the roles that may."""

from datetime import datetime

from django.conf import settings
from django.contrib import admin
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from modeltranslation.admin import TranslationAdmin

from . import overseeing, texts
from .kinds import kinds
from .models import Message, MessageTemplate
from .tones import TONES


class MessageTemplateAdmin(TranslationAdmin):
    list_display = ["__str__", "subject", "is_held", "languages_that_lack"]
    list_filter = ["is_held"]
    search_fields = ["kind", "subject", "body"]
    fieldsets = [
        *((name, {"fields": [f"subject_{code}", f"body_{code}"]}) for code, name in settings.LANGUAGES),
        (_("Sending"), {"fields": ["is_held"]}),
    ]

    def get_queryset(self, request):
        """Only the kinds that somebody sends: a text of a former version is kept, and not shown."""
        return super().get_queryset(request).filter(kind__in=kinds)

    def save_model(self, request, obj, form, change):
        texts.keep(template=obj, by=request.user)

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """With the placeholders beside the editor."""
        found = self.get_object(request, object_id)
        kind = kinds[found.kind] if found else None
        shown = {"placeholders": kind.placeholders.items() if kind else (), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, shown)

    @admin.display(description=_("no text in"))
    def languages_that_lack(self, template: MessageTemplate) -> str:
        names = dict(settings.LANGUAGES)
        lacking = template.lacking
        if not lacking:
            return "–"
        return format_html(
            '<span class="tag is-warning">{}</span>', ", ".join(str(names[code]) for code in lacking)
        )


def _short(moment: datetime) -> str:
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")


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
    list_display = ["subject", "address", "titled_kind", "shown_state", "written", "left"]
    list_filter = ["state", KindFilter, LanguageFilter, "may_be_double", "created_at"]
    list_per_page = 50
    list_max_show_all = 0
    ordering = ["-created_at"]
    search_fields = ["address", "subject", "=about"]
    search_help_text = _("Address, subject")
    actions = ["hold", "release", "retry"]
    show_full_result_count = False
    exclude = ["html_body", "recipient", "message_id"]

    @admin.display(description=_("kind"), ordering="kind")
    def titled_kind(self, message: Message) -> str:
        return message.titled_kind

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, message: Message) -> str:
        tag = format_html(
            '<span class="tag is-{}">{}</span>', TONES[message.state], message.get_state_display()
        )
        if not message.may_be_double:
            return tag
        return format_html("{}<small>{}</small>", tag, _("may have arrived twice"))

    @admin.display(description=_("written"), ordering="created_at")
    def written(self, message: Message) -> str:
        return _short(message.created_at)

    @admin.display(description=_("sent"), ordering="sent_at")
    def left(self, message: Message) -> str:
        return _short(message.sent_at) if message.sent_at else "–"

    def get_queryset(self, request):
        """A row of the list shows no text, so none is read."""
        rows = super().get_queryset(request)
        is_list = request.resolver_match and request.resolver_match.url_name.endswith("_changelist")
        return rows.defer("text_body", "html_body", "body_source", "context") if is_list else rows

    def get_object(self, request, object_id, from_field=None):
        """The text of a confidential kind, which opens an account, is shown to nobody."""
        message = super().get_object(request, object_id, from_field)
        if message and message.is_confidential:
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
        self._move(request, queryset, "retry")

    def _move(self, request, queryset, name: str) -> None:
        count = overseeing.act_on_all(messages=queryset, act=name, by=request.user)
        self.message_user(
            request,
            ngettext("%(count)d message changed.", "%(count)d messages changed.", count) % {"count": count},
        )
