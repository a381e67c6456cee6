"""The people of the demonstration, and how many applications the tests load of it."""

from django.test import Client

from academy.demonstration import PEOPLE
from accounts.models import User

NUMBER = 200
BACKEND = "accounts.backends.WithRoles"


def person(part) -> User:
    """Who plays the part: a role, “applicant” or “participant”."""
    email = next(email for role, email, *_name in PEOPLE if role == part)
    return User.objects.get(email=email)


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user, backend=BACKEND)
    return browser
