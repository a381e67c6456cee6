"""The staff’s word against the rule, for one participant and one kind; the history keeps each."""

import pghistory
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from sessions_app.models import Participation

from .models import Exemption
from .refusals import IssueRefused


@transaction.atomic
def exempt(*, participation: Participation, kind: str, verdict: str, reason: str, by: User) -> None:
    """Grant or withhold a certificate whatever the rule says; an empty verdict goes back to the rule. What is
    issued already stays: it is revoked or reissued on its own page.

    Raises IssueRefused without a reason.
    """
    reason = reason.strip()
    with pghistory.context(user=by.pk):
        if not verdict:
            Exemption.objects.filter(participation=participation, kind=kind).delete()
            return
        if not reason:
            raise IssueRefused(_("Please say why."))
        Exemption.objects.update_or_create(
            participation=participation,
            kind=kind,
            defaults={"verdict": verdict, "reason": reason, "decided_by": by},
        )
