"""The pages around the list of applications: its columns, saved views, acts and exports."""

from functools import partial, update_wrapper

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.urls import URLPattern, path

from ... import rules
from ...listing.registry import acts_for
from ...models import SavedView
from .acts import act
from .columns import columns
from .exports import export
from .views import change_view, new_view, remove_view, views


def list_urls(model_admin: ModelAdmin) -> list[URLPattern]:
    """The address of the list stands behind each of these that needs its rows."""
    page = model_admin.admin_site.admin_view

    def of_list(view):
        """The page with the list that it is about; it keeps its rule."""
        return page(update_wrapper(partial(view, model_admin=model_admin), view))

    return [
        path("columns/", page(columns), name="applications_columns"),
        path("views/", page(views), name="applications_views"),
        path("views/new/", page(new_view), name="applications_view_new"),
        path("views/<int:pk>/", page(change_view), name="applications_view"),
        path("views/<int:pk>/remove/", page(remove_view), name="applications_view_remove"),
        path("acts/", of_list(act), name="applications_act"),
        path("export/", of_list(export), name="applications_export"),
    ]


def page_context(request: HttpRequest) -> dict:
    """What the page of the list shows around its rows."""
    found = list(SavedView.objects.readable_by(request.user))
    current = request.GET.get("view", "")
    return {
        "saved_views": found,
        "current_view": next((view for view in found if str(view.pk) == current), None),
        "acts": acts_for(request.user).values(),
        "may_export": rules.can_export(request.user),
    }
