from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    name = "correspondence"
    verbose_name = _("Messages to people")

    def ready(self):
        from applications.panels import register_panel
        from progress.kinds import JobKind, register

        from . import group_messages, messages, panels, rules  # noqa: F401  messages register themselves
        from .refusals import RecipientRefused

        register(
            JobKind(
                group_messages.JOB_KIND,
                _("Message to many"),
                each=group_messages.post_to_one,
                refusals=(RecipientRefused,),
                may_see=rules.can_see_group_messages,
                ended=group_messages.note_end,
            )
        )
        register_panel(panels.messages_panel)
