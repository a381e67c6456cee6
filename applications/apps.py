from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self):
        from . import (
            kept_aside,  # noqa: F401  listens for sign-ins
            messages,  # noqa: F401  registers the kinds of message this app sends
        )
