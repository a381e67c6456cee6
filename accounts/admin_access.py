"""Who may see and change a model in the admin: said by roles, not by Django's permission table."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.forms import Media, Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext

from lifecycle.telling import MOST, history_of, steps_of

from .roles import Role
from .rules import has_role


class RowSearch(AutocompleteSelect):
    """Django's own fails to show again a form in which the chosen row could be none, and its box has no
    name for whoever hears it."""

    @property
    def media(self) -> Media:
        return super().media + Media(js=[Script("portal/row-search.js", type="module")])

    def optgroups(self, name, value, attr=None):
        return super().optgroups(name, [key for key in value if _may_be_key(self.field, key)], attr)


def _may_be_key(field, key) -> bool:
    try:
        field.remote_field.model._meta.pk.to_python(key)
    except ValidationError:
        return False
    return True


class RoleAccess:
    """Mixin for ModelAdmin and inlines. Administrators may always; `editors` see as well."""

    viewers: tuple[Role, ...] = ()
    editors: tuple[Role, ...] = ()

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Raises BadRequest for a chosen row that can be none, at which Django would fail."""
        for key in request.POST.getlist(ACTION_CHECKBOX_NAME):
            try:
                self.opts.pk.to_python(key)
            except ValidationError as fault:
                raise BadRequest("no such row") from fault
        return super().changelist_view(request, extra_context)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict | None = None
    ) -> HttpResponse:
        """Where the database keeps a history it is told in words; an administrator reads with it what
        happened to all that hangs on the row."""
        if not history_of(self.model):
            return super().history_view(request, object_id, extra_context)
        found = self.get_object(request, unquote(object_id))
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("History of %(thing)s") % {"thing": found},
            "opts": self.opts,
            "object": found,
            "steps": steps_of(found, with_related=has_role(request.user)),
            "log": self._log_of(found),
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/history.html", context)

    def _log_of(self, row) -> list[LogEntry]:
        """What was done to the row on pages of the admin, the latest first."""
        entries = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk)
        )
        return list(entries.select_related("user").order_by("-action_time")[:MOST])

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None):
        """Django fails at an empty name of a field."""
        return super().get_object(request, object_id, from_field or None)

    def formfield_for_foreignkey(self, db_field, request: HttpRequest, **kwargs):
        if "widget" not in kwargs and db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = RowSearch(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, *self.viewers, *self.editors)

    def has_view_permission(self, request: HttpRequest, obj=None) -> bool:
        return has_role(request.user, *self.viewers, *self.editors)

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return has_role(request.user, *self.editors)

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return has_role(request.user, *self.editors)

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return has_role(request.user, *self.editors)


class OnOwnPage:
    """Mixin: a row is shown by a page of ours (`own_page`, an address with its key), not by a form."""

    own_page: str

    def change_view(self, request: HttpRequest, object_id, form_url="", extra_context=None) -> HttpResponse:
        """What is no row's key leads back to the list, as everywhere in the admin."""
        found = self.get_object(request, object_id)
        if found is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        return redirect(self.own_page, found.pk)


class ReadOnly:
    """Mixin: the admin shows the rows, the rules' functions change them."""

    def changelist_view(self, request: HttpRequest, extra_context: dict | None = None) -> HttpResponse:
        """Headed by what it lists: there is nothing to select."""
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False
