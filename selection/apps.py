from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelectionConfig(AppConfig):
    name = "selection"
    verbose_name = _("Selection")

    def ready(self):
        from applications.panels import register_panel

        from . import messages, panels  # noqa: F401  registers the kinds of message this app sends

        for panel in (panels.screening_panel, panels.reviewers_panel, panels.decision_panel):
            register_panel(panel)
