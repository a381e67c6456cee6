"""The addresses of the staff's pages, whatever the admin holds."""

from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse


def admin_pages(user) -> list[str]:
    """The list of each model, its form for a new row, and the form of its first row, as the person may."""
    request = RequestFactory().get("/admin/")
    request.user = user
    pages = ["/admin/"]
    for model, model_admin in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        if model_admin.has_view_permission(request):
            pages.append(reverse(f"{name}_changelist"))
            row = model_admin.get_queryset(request).first()
            if row is not None:
                pages.append(reverse(f"{name}_change", args=[row.pk]))
        if model_admin.has_add_permission(request):
            pages.append(reverse(f"{name}_add"))
    return pages
