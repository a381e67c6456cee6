"""The applicant's page of an offer."""

import pytest
from django.urls import reverse

from sessions_app.models import Participation
from tests.factories import StaffFactory, UserFactory

from .people import approved, edition_with, offered, submitted

pytestmark = pytest.mark.django_db


def address_of(offer):
    return reverse("offer", kwargs={"pk": offer.application_id})


@pytest.fixture
def offer(client):
    made = offered()
    sign_in(client, made.application.applicant)
    return made


def sign_in(client, person):
    client.force_login(person, backend="accounts.backends.WithRoles")


def test_the_page_shows_terms_and_deadline_and_proposes_the_name(client, offer):
    page = client.get(address_of(offer)).content.decode()
    assert "Action required by" in page
    assert "Self-funded" in page
    assert 'value="Awa N’Diaye"' in page


def test_opening_the_page_changes_nothing(client, offer):
    client.get(address_of(offer) + "?answer=accept&printed_name=Awa")
    offer.refresh_from_db()
    assert offer.status == "pending"


def test_accepting_confirms_the_place_under_the_name_given(client, offer):
    answer = client.post(
        address_of(offer), {"answer": "accept", "printed_name": "Awa Marie N’Diaye"}, follow=True
    )
    assert Participation.objects.get().printed_name == "Awa Marie N’Diaye"
    assert "your place is confirmed" in answer.content.decode()


def test_a_second_click_is_answered_in_words(client, offer):
    for _ in range(2):
        answer = client.post(address_of(offer), {"answer": "accept", "printed_name": "Awa"}, follow=True)
    assert answer.status_code == 200
    assert "This offer is closed" in answer.content.decode()
    assert Participation.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 251, "A\x00wa"])
def test_a_name_that_cannot_be_printed_comes_back_beside_its_field(client, offer, name):
    answer = client.post(address_of(offer), {"answer": "accept", "printed_name": name})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not Participation.objects.exists()


def test_declining_needs_no_reason_and_keeps_one(client, offer):
    client.post(address_of(offer), {"answer": "decline", "reason": "No leave"})
    offer.refresh_from_db()
    assert (offer.status, offer.decline_reason) == ("declined", "No leave")


def test_an_unknown_answer_changes_nothing(client, offer):
    assert client.post(address_of(offer), {"answer": "perhaps"}).status_code == 200
    offer.refresh_from_db()
    assert offer.status == "pending"


def test_without_a_place_left_the_page_says_so(client):
    edition = edition_with(places=0)
    offer = offered(call=edition.call)
    sign_in(client, offer.application.applicant)
    answer = client.post(address_of(offer), {"answer": "accept", "printed_name": "Awa"}, follow=True)
    assert "All places are taken" in answer.content.decode()


def test_for_everybody_else_the_page_does_not_exist(client, offer):
    for other in (UserFactory(), StaffFactory()):
        sign_in(client, other)
        assert client.get(address_of(offer)).status_code == 404
        assert client.post(address_of(offer), {"answer": "decline"}).status_code == 404
    client.logout()
    assert client.get(address_of(offer)).status_code == 302


def test_an_approved_offer_does_not_exist_before_its_release(client):
    decision = approved(submitted())
    sign_in(client, decision.application.applicant)
    address = reverse("offer", kwargs={"pk": decision.application_id})
    assert client.get(address).status_code == 404
