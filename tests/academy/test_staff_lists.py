"""The staff's lists as the admin shows them."""

import pytest
from django.urls import reverse

from tests.factories import MessageFactory, StaffFactory, UserFactory

pytestmark = pytest.mark.django_db
MESSAGES = reverse("admin:notifications_message_changelist")


@pytest.fixture
def staff(client):
    client.force_login(StaffFactory(), backend="accounts.backends.WithRoles")
    return client


def test_a_list_is_headed_by_what_it_lists(staff):
    page = staff.get(MESSAGES).content.decode()
    assert "<h1>Messages</h1>" in page
    assert "Select message" not in page


def test_the_kind_of_a_message_is_told_in_words(staff):
    MessageFactory(kind="application-received")
    page = staff.get(MESSAGES).content.decode()
    assert '<td class="field-titled_kind">Application received</td>' in page


@pytest.mark.parametrize(("chosen", "shown"), [("kind=offer", "an offer"), ("language=es", "una oferta")])
def test_messages_are_filtered_by_kind_and_by_language(staff, chosen, shown):
    MessageFactory(kind="offer", language="en", subject="an offer")
    MessageFactory(kind="reserve", language="es", subject="una oferta")
    subjects = [message.subject for message in staff.get(f"{MESSAGES}?{chosen}").context["cl"].result_list]
    assert subjects == [shown]


def test_only_staff_see_the_messages(client):
    client.force_login(UserFactory(), backend="accounts.backends.WithRoles")
    refused = client.get(MESSAGES, follow=True)
    assert refused.status_code == 403
