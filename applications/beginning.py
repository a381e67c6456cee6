"""Beginning an application."""

import secrets

from django.db import IntegrityError, transaction

from accounts.models import User

from .models import Application, Call
from .submission import CallClosed, closed_message

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another


def begin(*, call: Call, applicant: User) -> Application:
    """The person's open application to the call: the one there is, else a new draft.

    Raises CallClosed when there is none and the call takes none.
    """
    mine = Application.objects.of(applicant).filter(call=call).exclude(status=Application.Status.WITHDRAWN)
    if existing := mine.first():
        return existing
    if not call.is_open:
        raise CallClosed(closed_message(call))
    try:
        with transaction.atomic():
            return Application.objects.create(
                call=call, applicant=applicant, reference=new_reference(call.edition.starts_on.year)
            )
    except IntegrityError:  # a double click: the other request was first
        return mine.get()


def new_reference(year: int) -> str:
    """A reference that tells the edition's year and not how many applied: 2027-K7M2XQ."""
    return f"{year}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"
