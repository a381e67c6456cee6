from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SelectionConfig(AppConfig):
    name = "selection"
    verbose_name = _("Selection")

    def ready(self):
        from applications import barring
        from applications import rules as application_rules
        from applications import timeline as application_timeline
        from applications.panels import register_panel
        from notifications.attachments import register_maker
        from progress.kinds import JobKind, register

        from . import (  # noqa: F401  some register themselves
            calendars,
            listing,
            listing_acts,
            messages,
            minutes,
            panels,
            rules,
            sending_assignments,
            timeline,
        )
        from .refusals import AssignmentRefused, MinutesRefused

        register_maker(calendars.MAKER, calendars.make)
        application_rules.document_grants.append(rules.reviews_document)
        barring.bars.append(barring.Bar(rules.bars_reading, rules.bars_reading_one))
        application_timeline.sources.append(timeline.steps_of_offers)
        register_panel(panels.screening_panel, joins=["screening__screened_by"])
        register_panel(panels.reviewers_panel)
        register_panel(panels.decision_panel)
        register(
            JobKind(
                sending_assignments.JOB_KIND,
                _("Asking reviewers"),
                each=sending_assignments.ask_one,
                together=1,
                refusals=(AssignmentRefused,),
                may_see=rules.can_assign,
                ended=sending_assignments.note_end,
            )
        )
        register(
            JobKind(
                minutes.JOB_KIND,
                _("Minutes of a selection"),
                whole=minutes.make_asked,
                refusals=(MinutesRefused,),
                may_see=rules.can_use_minutes,
                ended=minutes.note_end,
            )
        )
