from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self):
        from functools import partial

        from django.contrib.auth.models import Group

        from notifications import letters
        from notifications.signals import address_accepted, address_refused

        from . import messages, reachability, unsubscribing  # noqa: F401  messages register themselves
        from .roles import create_role_groups, role_in_words

        Group.add_to_class("__str__", role_in_words)
        address_refused.connect(reachability.note_refusal, dispatch_uid="accounts.note_refusal")
        address_accepted.connect(reachability.note_arrival, dispatch_uid="accounts.note_arrival")
        for preference in unsubscribing.FIELDS:
            letters.unsubscribe_addresses[preference] = partial(
                unsubscribing.address_for, preference=preference
            )

        post_migrate.connect(create_role_groups, sender=self)
