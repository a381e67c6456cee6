"""Before the release, nothing an applicant can fetch tells a chosen application from a refused one."""

import re

import pytest
from django.urls import reverse

from notifications.models import Message
from selection.models import Decision
from selection.release import release
from selection.screening import screen
from tests.factories import CallFactory, UserFactory

from .people import approved, assigned, officer, submitted

pytestmark = pytest.mark.django_db

PAGES = ["dashboard", "application", "offer", "edition"]


def pages_of(client, application):
    """Status and text of each page, without what is the application's own."""
    client.force_login(application.applicant, backend="accounts.backends.WithRoles")
    addresses = [
        reverse("dashboard"),
        reverse("application", kwargs={"pk": application.pk}),
        reverse("offer", kwargs={"pk": application.pk}),
        reverse("edition", kwargs={"slug": application.call.edition.slug}),
        reverse("preferences"),
    ]
    answers = [client.get(address) for address in addresses]
    return [(answer.status_code, neutral(answer.content.decode(), application)) for answer in answers]


def neutral(text, application):
    for own in (
        application.pk,
        f'data-person="{application.applicant_id}"',
        application.reference,
        application.applicant.email,
        application.applicant.family_names,
    ):
        text = text.replace(str(own), "…")
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return re.sub(r"<time[^>]*>[^<]*</time>", "", text)


@pytest.fixture
def decided():
    """Two alike but for what is decided on them, not released yet."""
    call = CallFactory()
    chosen, refused = (
        submitted(call=call, applicant=UserFactory(family_names=f"Person {number}")) for number in range(2)
    )
    screen(application=chosen, by=officer(), is_eligible=True)
    screen(application=refused, by=officer(), is_eligible=False, reason="outside-field")
    assigned(chosen)
    approved(chosen, "offer", fellowship="full")
    approved(refused, "not-selected")
    return chosen, refused


def test_the_pages_of_chosen_and_refused_are_the_same(client, decided):
    chosen, refused = decided
    assert pages_of(client, chosen) == pages_of(client, refused)


def test_nobody_is_written_to(decided):
    assert not Message.objects.filter(recipient__in=[row.applicant for row in decided]).exists()


def test_after_the_release_the_pages_differ(client, decided):
    """So that the comparison above means something."""
    release(decisions=Decision.objects.all(), by=officer())
    chosen, refused = decided
    assert pages_of(client, chosen) != pages_of(client, refused)
