"""Withdrawing an application."""

from django.db import transaction

from accounts.models import User
from notifications import outbox
from sessions_app.places import cancel_place

from .models import APPLICATION, INFORMATION_REQUEST, NOMINATION, Application
from .posting import information_topic, nomination_topic, post_withdrawn


@transaction.atomic
def withdraw(*, application: Application, by: User, reason: str = "") -> None:
    """Withdraw it; a confirmed place is freed, what was asked of nominating people and of the
    applicant is taken back. A submitted one is acknowledged by mail.

    Raises TransitionRefused when there is nothing left to withdraw.
    """
    was_draft = application.status == Application.Status.DRAFT
    APPLICATION.move(application, "withdraw", withdrawal_reason=reason)
    cancel_place(edition=application.call.edition, person=application.applicant)
    _take_back_requests(application)
    if was_draft:
        return
    outbox.cancel_unsent(topic=f"decision:{application.pk}")
    post_withdrawn(application)


def _take_back_requests(application: Application) -> None:
    NOMINATION.move_all(application.nominations.all(), "revoke")
    INFORMATION_REQUEST.move_all(application.information_requests.all(), "cancel")
    for nomination in application.nominations.all():
        outbox.cancel_unsent(topic=nomination_topic(nomination))
    for request in application.information_requests.all():
        outbox.cancel_unsent(topic=information_topic(request))
