"""Accounts that administrators make for others."""

from allauth.account.models import EmailAddress
from django.db import transaction

from .models import User


@transaction.atomic
def add_person(person: User) -> None:
    """Save a new person. Nobody chooses a password for somebody else: the code that the person signs in
    with goes to the address, and proves it."""
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
