from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = _("Applications")

    def ready(self):
        from notifications.attachments import register_maker
        from progress.kinds import JobKind, register

        from . import (
            kept_aside,  # noqa: F401  listens for sign-ins
            messages,
            own_panels,
            receipt,
            rules,
        )
        from .listing import acting, acts, columns, facets  # noqa: F401  what the list of applications offers
        from .panels import register_panel
        from .refusals import ActRefused, ExportRefused
        from .staff.lists import export_work

        register_maker(messages.COPY, receipt.copy_of)
        for panel in (own_panels.nomination_panel, own_panels.information_panel, own_panels.extension_panel):
            register_panel(panel)
        register(
            JobKind(
                acting.JOB_KIND,
                _("Act on many applications"),
                each=acting.do_to_one,
                together=1,
                refusals=(ActRefused,),
                may_see=rules.can_follow_acts,
                ended=acting.note_end,
                address=acting.application_page,
            )
        )
        register(
            JobKind(
                export_work.JOB_KIND,
                _("Export of the list of applications"),
                whole=export_work.write_all,
                refusals=(ExportRefused,),
                may_see=rules.can_follow_acts,
                may_take=rules.can_export,
                taken=export_work.note_taken,
            )
        )
