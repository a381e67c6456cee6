from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class AcademyConfig(AppConfig):
    name = "academy"
    default = True


class StaffAdminConfig(SimpleAdminConfig):
    """The Django admin, with our site as its default."""

    default = False
    default_site = "academy.admin_site.StaffAdminSite"

    def ready(self):
        super().ready()
        self.module.autodiscover()
