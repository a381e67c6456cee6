from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CertificatesConfig(AppConfig):
    name = "certificates"
    verbose_name = _("Certificates")

    def ready(self):
        from progress.kinds import JobKind, register
        from sessions_app import rules as session_rules
        from sessions_app.panels import register_panel
        from sessions_app.requirements import register_requirement

        from . import assignments, checks, messages, panels, rules, runs  # noqa: F401  some register themselves
        from .refusals import REFUSALS

        session_rules.name_holds.append(rules.holds_name)
        register_requirement(assignments.REQUIREMENT)
        register_panel(panels.certificates_panel)
        register_panel(panels.way_panel)
        register(
            JobKind(
                runs.JOB_KIND,
                _("Issuing certificates"),
                each=runs.issue_to_one,
                together=1,
                commits_itself=True,
                refusals=REFUSALS,
                may_see=rules.can_issue,
                may_repeat=rules.can_issue,
                address=runs.participant_page,
            )
        )
