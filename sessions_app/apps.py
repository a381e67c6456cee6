from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SessionsConfig(AppConfig):
    name = "sessions_app"
    verbose_name = _("Editions and programme")

    def ready(self):
        from notifications.attachments import register_maker

        from . import calendars, evaluation, messages  # noqa: F401  messages register themselves
        from .requirements import register_requirement

        register_maker(calendars.MAKER, calendars.make)
        register_requirement(evaluation.REQUIREMENT)
