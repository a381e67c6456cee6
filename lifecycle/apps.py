from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class LifecycleConfig(AppConfig):
    name = "lifecycle"

    def ready(self):
        from .web_role import after_migrations

        # Django tells only apps that have models.
        post_migrate.connect(
            after_migrations, sender=apps.get_app_config("pghistory"), dispatch_uid="lifecycle.web_role"
        )
