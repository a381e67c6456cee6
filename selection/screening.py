"""Screening: an officer says whether an application may be considered."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from applications.models import Application

from . import conflicts
from .locks import lock_application
from .models import Screening
from .refusals import ScreeningRefused


@transaction.atomic
def screen(
    *, application: Application, by: User, is_eligible: bool, reason: str = "", note: str = ""
) -> Screening:
    """Write the finding; a later one replaces it, the history keeps both.

    Raises ScreeningRefused unless the application is submitted and undecided, and when an
    application is found not eligible without a coded reason.
    """
    application = lock_application(application)
    if application.status != Application.Status.SUBMITTED:
        raise ScreeningRefused(
            _("Only a submitted application is screened; this one is “%(state)s”.")
            % {"state": application.get_status_display()}
        )
    conflicts.refuse_deciding(application=application, person=by, refusal=ScreeningRefused)
    finding = Screening.objects.filter(application=application).first() or Screening(application=application)
    finding.is_eligible, finding.reason, finding.note, finding.screened_by = is_eligible, reason, note, by
    try:
        finding.full_clean(exclude=["application"])
    except ValidationError as fault:
        raise ScreeningRefused(" ".join(fault.messages)) from fault
    finding.save()
    return finding
