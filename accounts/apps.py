from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self):
        from . import messages  # noqa: F401  registers the kinds of message this app sends
        from .roles import create_role_groups

        post_migrate.connect(create_role_groups, sender=self)
