from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NotificationsConfig(AppConfig):
    name = "notifications"
    verbose_name = _("Messages")

    def ready(self):
        from anymail.signals import tracking

        from .mailroom import check_mail_is_sent
        from .shipped import check_texts, create_missing_templates
        from .webhooks import keep_report

        tracking.connect(keep_report, dispatch_uid="notifications.keep_report")
        post_migrate.connect(create_missing_templates, sender=self)
        checks.register(check_texts)
        checks.register(check_mail_is_sent, deploy=True)
