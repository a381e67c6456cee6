"""Beginning an application."""

import secrets

from django.db import IntegrityError, transaction

from accounts.models import User

from .carrying import carry_profile
from .models import Application, Call
from .submission import CallClosed, closed_message

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is mistaken for another


def begin(*, call: Call, applicant: User) -> Application:
    """The person's open application to the call: the one there is, else a new draft, which begins
    with what their profile knows from earlier ones.

    Raises CallClosed when there is none and the call takes none.
    """
    mine = Application.objects.of(applicant).filter(call=call).exclude(status=Application.Status.WITHDRAWN)
    if existing := mine.first():
        return existing
    if not call.is_open_for(applicant):
        raise CallClosed(closed_message(call, call.extended_until(applicant)))
    try:
        with transaction.atomic():
            draft = Application.objects.create(
                call=call, applicant=applicant, reference=new_reference(call.edition.starts_on.year)
            )
            carry_profile(draft)
            return draft
    except IntegrityError:  # a double click: the other request was first
        return mine.get()


def new_reference(year: int) -> str:
    """A reference that tells the edition's year and not how many applied: 2027-K7M2XQ."""
    return f"{year}-{''.join(secrets.choice(LETTERS) for _ in range(6))}"
