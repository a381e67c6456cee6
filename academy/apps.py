from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class AcademyConfig(AppConfig):
    name = "academy"
    default = True

    def ready(self):
        from . import messages  # noqa: F401  registers the kind of message that combines all apps


class StaffAdminConfig(SimpleAdminConfig):
    """The Django admin, with our site as its default."""

    default = False
    default_site = "academy.admin_site.StaffAdminSite"

    def ready(self):
        super().ready()
        self.module.autodiscover()
        # A person's addresses are their own; and this one table, whose rights Django's permissions
        # say, would cost two queries on every page of the staff.
        from allauth.account.models import EmailAddress

        self.module.site.unregister(EmailAddress)
