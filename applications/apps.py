from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self):
        from notifications.attachments import register_maker

        from . import (
            kept_aside,  # noqa: F401  listens for sign-ins
            messages,
            own_panels,
            receipt,
        )
        from .listing import acts, columns, facets  # noqa: F401  what the list of applications offers
        from .panels import register_panel

        register_maker(messages.COPY, receipt.copy_of)
        for panel in (own_panels.nomination_panel, own_panels.information_panel, own_panels.extension_panel):
            register_panel(panel)
