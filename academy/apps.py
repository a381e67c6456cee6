from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig

import privacy
from privacy import files


class AcademyConfig(AppConfig):
    name = "academy"
    default = True

    def ready(self):
        from django.db.models.signals import post_delete, post_save

        from applications.models import Call
        from sessions_app.models import PublicChange

        def note(**_signal) -> None:
            """A call stands on the public pages, too; what they keep is good no more."""
            PublicChange.objects.create()

        for signal in (post_save, post_delete):
            signal.connect(note, sender=Call, weak=False, dispatch_uid="call-shown-to-everybody")

        from . import messages  # noqa: F401  registers the kind of message that combines all apps

        privacy.fill()
        files.follow_rows()


class StaffAdminConfig(SimpleAdminConfig):
    """The Django admin, with our site as its default."""

    default = False
    default_site = "academy.admin_site.StaffAdminSite"

    def ready(self):
        super().ready()
        self.module.autodiscover()
        # A person's addresses, keys and sessions are their own; and these tables, whose rights Django's
        # permissions say, would cost two queries on every page of the staff.
        from allauth.account.models import EmailAddress
        from allauth.mfa.models import Authenticator
        from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
        from allauth.usersessions.models import UserSession

        self.module.site.unregister(
            [EmailAddress, Authenticator, UserSession, SocialAccount, SocialApp, SocialToken]
        )
