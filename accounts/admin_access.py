"""Who may see and change a model in the admin: said by roles, not by Django's permission table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import capfirst

from .roles import Role
from .rules import has_role


class RoleAccess:
    """Mixin for ModelAdmin and inlines. Administrators may always; `editors` see as well."""

    viewers: tuple[Role, ...] = ()
    editors: tuple[Role, ...] = ()

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
