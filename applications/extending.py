"""Giving one person more time to submit."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from notifications import outbox

from .models import Application, Call, Extension
from .posting import post_extension_granted
from .refusals import ExtensionRefused


@transaction.atomic
def extend(*, call: Call, person: User, until: datetime, reason: str, by: User) -> Extension:
    """Let the person begin and submit until then; whoever has a draft is told. A later extension
    takes the place of an earlier one.

    Raises ExtensionRefused for a moment that is past or that the call allows anyway.
    """
    if until <= timezone.now():
        raise ExtensionRefused(_("Choose a moment that is yet to come."))
    if until <= call.closes_at:
        raise ExtensionRefused(_("The call itself is open until then."))
    extension, _is_new = Extension.objects.update_or_create(
        call=call, person=person, defaults={"until": until, "reason": reason.strip(), "granted_by": by}
    )
    _tell(extension)
    return extension


def _tell(extension: Extension) -> None:
    """Write to the person, if they have a draft to submit."""
    draft = (
        Application.objects.for_lists()
        .filter(call=extension.call, applicant=extension.person, status=Application.Status.DRAFT)
        .first()
    )
    if draft:
        outbox.cancel_unsent(topic=f"extension:{extension.pk}")
        post_extension_granted(extension, draft)
