from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Editions and programme")

    def ready(self):
        from . import messages  # noqa: F401  they register themselves
