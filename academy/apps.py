from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class AcademyConfig(AppConfig):
    name = "academy"


class StaffAdminConfig(AdminConfig):
    """The Django admin, with our site as its default."""

    default_site = "academy.admin_site.StaffAdminSite"
