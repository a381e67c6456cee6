"""Withdrawing an application."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from notifications import outbox
from sessions_app.places import cancel_place

from .messages import APPLICATION_WITHDRAWN
from .models import APPLICATION, Application


@transaction.atomic
def withdraw(*, application: Application, by: User, reason: str = "") -> None:
    """Withdraw it; a confirmed place is freed. A submitted one is acknowledged by mail.

    Raises TransitionRefused when there is nothing left to withdraw.
    """
    was_draft = application.status == Application.Status.DRAFT
    APPLICATION.move(application, "withdraw", withdrawal_reason=reason)
    cancel_place(edition=application.call.edition, person=application.applicant)
    if was_draft:
        return
    person = application.applicant
    outbox.cancel_unsent(topic=f"decision:{application.pk}")
    with translation.override(person.language):
        outbox.post(
            kind=APPLICATION_WITHDRAWN.name,
            address=person.email,
            recipient=person,
            language=person.language,
            context={
                "name": application.name,
                "reference": application.reference,
                "edition": str(application.call.edition),
                "link": settings.PORTAL_URL + reverse("dashboard"),
            },
            fact=f"application:{application.pk}:withdrawn",
        )
