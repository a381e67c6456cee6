from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self):
        from functools import partial

        from django.contrib.auth.models import Group

        from lifecycle import TransitionRefused
        from notifications import letters
        from notifications.signals import address_accepted, address_refused
        from privacy.erasing import ErasureRefused
        from progress.kinds import JobKind, register

        from . import (
            erasing_work,
            messages,  # noqa: F401  messages register themselves
            reachability,
            rules,
            unsubscribing,
        )
        from .roles import create_role_groups, role_in_words

        Group.add_to_class("__str__", role_in_words)
        address_refused.connect(reachability.note_refusal, dispatch_uid="accounts.note_refusal")
        address_accepted.connect(reachability.note_arrival, dispatch_uid="accounts.note_arrival")
        for preference in unsubscribing.FIELDS:
            letters.unsubscribe_addresses[preference] = partial(
                unsubscribing.address_for, preference=preference
            )

        refusals = (ErasureRefused, TransitionRefused, erasing_work.ErasureNotAllowed)
        register(
            JobKind(
                erasing_work.TRIAL,
                _("Dry run of an erasure"),
                whole=erasing_work.do_try_out,
                all_or_nothing=True,
                refusals=refusals,
            )
        )
        register(
            JobKind(
                erasing_work.ERASURE,
                _("Erasure of a person"),
                whole=erasing_work.do_erase,
                all_or_nothing=True,
                refusals=refusals,
                may_see=rules.can_erase,
            )
        )

        post_migrate.connect(create_role_groups, sender=self)
